package dev.patchbay.wiring;

import dev.patchbay.db.Transactions;
import java.time.Instant;

/** What the table of connections says about whether they were seen to work. Thread-safe. */
final class ConnectionSeenStore {
  private final Transactions transactions;

  ConnectionSeenStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Seen to work: what is unproven no longer is. */
  void seen(ConnectionKey key, boolean proven, Instant now) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update connection set
                      proven_at = case when :proven then :now else proven_at end, alive_at = :now,
                      state_since = case when state = 'unproven' then :now else state_since end,
                      state_reason = case when state = 'unproven' then '' else state_reason end,
                      state = case when state = 'unproven' then 'working' else state end
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .bind("proven", proven)
                .bind("now", now)
                .execute());
  }

  /** False where something else is known of it. */
  boolean unproven(ConnectionKey key, String reason, Instant now) {
    return transactions.call(
        handle ->
            handle
                    .createUpdate(
                        """
                        update connection
                        set state = 'unproven', state_reason = :reason, state_since = :now
                        where team_id = :team and channel_id = :channel
                          and account = :account and service_id = :service and state = 'working'
                        """)
                    .bindMap(ConnectionColumns.named(key))
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute()
                > 0);
  }
}
