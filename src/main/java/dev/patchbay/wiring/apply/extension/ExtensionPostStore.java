package dev.patchbay.wiring.apply.extension;

import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * POSTs of new extensions whose answer is not known, on whichever node. Callers hold the lease of
 * the connection. Thread-safe.
 */
final class ExtensionPostStore {
  /** After this nobody asks any more: a row of a request that was given up goes then. */
  private static final Duration FORGET = Duration.ofMinutes(10);

  private final Transactions transactions;

  ExtensionPostStore(Transactions transactions) {
    this.transactions = transactions;
  }

  Optional<Instant> unanswered(ConnectionKey key) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select posted_at from extension_post
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .map((row, context) -> ConnectionColumns.instant(row, "posted_at"))
                .findOne()
                .flatMap(at -> at));
  }

  /** Before it is sent, and again when it is known that no answer comes. */
  void posting(ConnectionKey key, Instant now) {
    transactions.run(
        handle -> {
          answered(key);
          handle
              .createUpdate("delete from extension_post where posted_at < :old")
              .bind("old", now.minus(FORGET))
              .execute();
          handle
              .createUpdate(
                  """
                  insert into extension_post (team_id, channel_id, account, service_id, posted_at)
                  values (:team, :channel, :account, :service, :now)
                  """)
              .bindMap(ConnectionColumns.named(key))
              .bind("now", now)
              .execute();
        });
  }

  /** PagerDuty said what became of it, or the extension was seen. */
  void answered(ConnectionKey key) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from extension_post
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .execute());
  }
}
