package dev.patchbay.workspace;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.UnreadableSecretException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installations, on the database, cached for half a minute. Thread-safe.
 *
 * <p>Reading throws {@code UnreadableSecretException} where the keyset is not the one that the
 * token was encrypted with; saving and removing work even then.
 */
public final class Installations {
  private static final Logger LOG = LoggerFactory.getLogger(Installations.class);

  private final Transactions transactions;
  private final Clock clock;
  private final InstallationStore store;
  private final RotationTroubleStore troubles = new RotationTroubleStore();
  private final GrantStore grants = new GrantStore();
  private final OrgWorkspaces orgs;
  private final InstallationCache cache;
  private final InstallationListener listener;

  public Installations(Transactions transactions, Encryptor encryptor, Clock clock) {
    this(transactions, encryptor, clock, InstallationListener.NONE);
  }

  /**
   * @param listener told in the transaction of each change
   */
  public Installations(
      Transactions transactions, Encryptor encryptor, Clock clock, InstallationListener listener) {
    this.transactions = transactions;
    this.store = new InstallationStore(encryptor);
    this.clock = clock;
    this.cache = new InstallationCache(clock);
    this.listener = listener;
    this.orgs = new OrgWorkspaces(transactions, store, this::changed);
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return InstallationStore.encryptedColumns();
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

  /**
   * The same as it stands in the database, also what another node has just written; empty also
   * where the token cannot be decrypted with this keyset.
   */
  public Optional<Installation> current(TeamId team) {
    return transactions.call(
        handle -> {
          try {
            return store.find(handle, team);
          } catch (UnreadableSecretException e) {
            LOG.warn("The bot token of {} cannot be decrypted", team, e);
            return Optional.<Installation>empty();
          }
        });
  }

  /**
   * That workspace's own, or that org's, as it stands in the database; empty also where its token
   * cannot be decrypted with this keyset.
   */
  public Optional<Installation> at(Optional<TeamId> team, Optional<String> enterprise) {
    return transactions.call(
        handle -> {
          try {
            return store.at(handle, team, enterprise);
          } catch (UnreadableSecretException e) {
            LOG.warn("The bot token of {} {} cannot be decrypted", team, enterprise, e);
            return Optional.<Installation>empty();
          }
        });
  }

  /**
   * {@link #find}, under the workspace's own name: an org-wide installation knows only the org's.
   */
  public Optional<Installation> inWorkspace(TeamId team) {
    return find(team).map(found -> orgs.under(team, found));
  }

  /** {@link #current}, under the workspace's own name. */
  public Optional<Installation> currentInWorkspace(TeamId team) {
    return current(team).map(found -> orgs.under(team, found));
  }

  /**
   * The workspace of a channel of an org, as first told by a verified request: what happens there
   * later may name only the org, and finds the same connections.
   *
   * @param told the workspace that this request names, if it names one
   */
  public Optional<TeamId> teamOf(String enterprise, ChannelId channel, Optional<TeamId> told) {
    return orgs.teamOf(enterprise, channel, told);
  }

  /** Remembers a workspace of an org by its domain; the first one told stays. */
  public void named(TeamId team, String domain) {
    orgs.named(team, domain);
  }

  /** Remembers what Slack calls a workspace of an org; its domain no longer counts then. */
  public void called(TeamId team, String name) {
    orgs.called(team, name);
  }

  /** What is remembered is older than what someone just saw. */
  void forgetRemembered() {
    cache.clear();
  }

  /** To be asked before Slack is called: see {@link Transactions#requireNone}. */
  public void requireNoTransaction() {
    transactions.requireNone("a call to Slack");
  }

  /** Refreshes the tokens that rotate. */
  public TokenRotation rotation(BotTokenRefresh slack, Clock clock) {
    var tokens = new RotatingTokens(transactions, store, this::changed, cache);
    return new TokenRotation(new Leases(transactions, clock), this, tokens, slack, clock);
  }

  /** Whether there is one at all; decrypts no token. */
  public boolean any() {
    return transactions.call(store::any);
  }

  /** Whether that workspace or its org is installed already. */
  boolean covers(Installation one) {
    return transactions.call(handle -> store.covers(handle, one.team(), one.enterprise()));
  }

  /** Those whose token expires first, ten at most; decrypts no token. */
  public List<RotationTrouble> troubles() {
    return transactions.call(handle -> troubles.soonest(handle, 10));
  }

  /** What each of a hundred installations at most was granted; decrypts no token. */
  public List<Grant> grants() {
    return transactions.call(handle -> grants.first(handle, 100));
  }

  /**
   * Whose bot token may reach a person of {@code home}: the org where it is installed org-wide,
   * else each workspace of it that has its own.
   */
  public List<TeamId> reach(HomeId home) {
    return transactions.call(handle -> store.reach(handle, home));
  }

  /** The workspaces that Patchbay is installed in, as far as it has heard of those of an org. */
  public List<TeamId> workspaces() {
    return orgs.installed();
  }

  public List<Installation> all() {
    return transactions.call(store::all);
  }

  /** Adds or replaces. */
  public void save(Installation installation) {
    transactions.run(
        handle -> {
          // Above those of an installation that was removed: what is under way for it is not
          // stored.
          long first = clock.instant().toEpochMilli();
          long next = store.generation(handle, installation).map(last -> last + 1).orElse(first);
          store.save(handle, installation, Math.max(next, first));
          orgs.belongs(handle, installation);
          changed(installation.team());
        });
  }

  /**
   * Remembers, from a verified request, that {@code team} belongs to {@code enterprise}; if the
   * workspace has an installation of its own, that now names the org too. Writes only what is new.
   */
  public void belongs(TeamId team, String enterprise) {
    orgs.belongs(team, enterprise);
  }

  /** The app was uninstalled, or its bot token revoked: the token is forgotten. */
  public void remove(Optional<TeamId> team, Optional<String> enterprise) {
    transactions.run(
        handle -> {
          store.delete(handle, team, enterprise);
          changed(team);
        });
  }

  private void changed(Optional<TeamId> team) {
    listener.changed(team, this::current);
    transactions.afterCommit(cache::clear);
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
                  .lock(handle, dead.team(), dead.enterprise())
                  .filter(now -> now.installation().botToken().equals(dead.botToken()))
                  .isPresent();
          if (same) {
            remove(dead.team(), dead.enterprise());
          }
          transactions.afterCommit(cache::clear);
        });
  }
}
