package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.SealedBox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The installations, on the database, cached for half a minute. Thread-safe.
 *
 * <p>Reading throws {@code UnreadableSecretException} where the keyset is not the one that the
 * token was sealed with; saving and removing work even then.
 */
public final class Installations {
  private final Transactions transactions;
  private final InstallationStore store;
  private final InstallationCache cache;

  public Installations(Transactions transactions, SealedBox box, Clock clock) {
    this.transactions = transactions;
    this.store = new InstallationStore(box);
    this.cache = new InstallationCache(clock);
  }

  /** The org-wide installation that covers {@code team} if there is one, else the team's own. */
  public Optional<Installation> find(TeamId team) {
    if (transactions.active()) {
      // What a transaction sees may never be committed; nobody else must see it.
      return load(team);
    }
    return cache.get(team, () -> load(team));
  }

  private Optional<Installation> load(TeamId team) {
    return transactions.call(handle -> store.find(handle, team));
  }

  public List<Installation> all() {
    return transactions.call(store::all);
  }

  /** Adds or replaces. */
  public void save(Installation installation) {
    transactions.run(
        handle -> {
          store.save(handle, installation);
          installation
              .team()
              .ifPresent(
                  team ->
                      installation.enterprise().ifPresent(org -> store.belongs(handle, team, org)));
          transactions.afterCommit(cache::clear);
        });
  }

  /**
   * Remembers, from a verified request, that {@code team} belongs to {@code enterprise}; if the
   * workspace has an installation of its own, that now names the org too. Writes only what is new.
   */
  public void belongs(TeamId team, String enterprise) {
    transactions.run(
        handle -> {
          if (!store.enterpriseOf(handle, team).equals(Optional.of(enterprise))) {
            store.belongs(handle, team, enterprise);
            transactions.afterCommit(cache::clear);
          }
          store
              .at(handle, Optional.of(team), Optional.empty())
              .filter(own -> !own.enterprise().equals(Optional.of(enterprise)))
              .map(own -> own.within(enterprise))
              .ifPresent(this::save);
        });
  }

  /** The app was uninstalled, or its bot token revoked: the token is forgotten. */
  public void remove(Optional<TeamId> team, Optional<String> enterprise) {
    transactions.run(
        handle -> {
          store.delete(handle, team, enterprise);
          transactions.afterCommit(cache::clear);
        });
  }

  /**
   * The token of {@code dead} no longer works. Nothing is removed if another one was saved since,
   * here or on another node.
   */
  public void remove(Installation dead) {
    transactions.run(
        handle -> {
          boolean same =
              store
                  .at(handle, dead.team(), dead.enterprise())
                  .filter(now -> now.botToken().equals(dead.botToken()))
                  .isPresent();
          if (same) {
            remove(dead.team(), dead.enterprise());
          }
          transactions.afterCommit(cache::clear);
        });
  }
}
