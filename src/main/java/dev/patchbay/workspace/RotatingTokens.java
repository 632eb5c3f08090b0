package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The installations as the refresh of their tokens reads and changes them. Thread-safe. */
final class RotatingTokens {
  private final Transactions transactions;
  private final InstallationStore store;
  private final RotationTroubleStore troubles = new RotationTroubleStore();
  private final Consumer<Optional<TeamId>> changed;
  private final InstallationCache cache;

  /**
   * @param changed called in the transaction of each new token
   */
  RotatingTokens(
      Transactions transactions,
      InstallationStore store,
      Consumer<Optional<TeamId>> changed,
      InstallationCache cache) {
    this.transactions = transactions;
    this.store = store;
    this.changed = changed;
    this.cache = cache;
  }

  /** As it stands in the database, and which grant it is. */
  Optional<InstallationStore.Row> row(Installation seen) {
    return transactions.call(handle -> store.row(handle, seen.team(), seen.enterprise()));
  }

  /**
   * What Slack granted for {@code seen}, and answers what stands there now: that, unless the app
   * was removed or installed again meanwhile.
   */
  Optional<Installation> rotated(InstallationStore.Row seen, BotTokenRefresh.Refreshed refreshed) {
    var before = seen.installation();
    return transactions.callUntilStored(
        "a refreshed bot token",
        handle ->
            store
                .lock(handle, before.team(), before.enterprise())
                .map(
                    row -> {
                      if (row.generation() != seen.generation()) {
                        return row.installation();
                      }
                      var next = row.installation().refreshed(refreshed);
                      store.save(handle, next, row.generation() + 1);
                      changed.accept(next.team());
                      return next;
                    }));
  }

  /** With the same token, and a word on why it is not refreshed. */
  void troubled(InstallationStore.Row seen, String why) {
    transactions.run(
        handle -> {
          troubles.note(handle, seen, why);
          transactions.afterCommit(cache::clear);
        });
  }

  /** Those whose token can be decrypted. */
  List<Installation> readable() {
    return transactions.call(store::readable);
  }
}
