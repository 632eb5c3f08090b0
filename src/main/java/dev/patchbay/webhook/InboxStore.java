package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code webhook_event}. Thread-safe. */
final class InboxStore {
  private static final int PRUNED_AT_ONCE = 2_000;

  /**
   * An event that waits for its incident's job.
   *
   * @param seen whether it was handed on already, having come through another subscription
   */
  record Waiting(long id, String eventId, Instant receivedAt, String body, boolean seen) {}

  private final Transactions transactions;
  private final AccountId account;

  InboxStore(Transactions transactions, AccountId account) {
    this.transactions = transactions;
    this.account = account;
  }

  /** For each whether it is new here, in one round trip; in the caller's transaction. */
  boolean[] add(List<ReceivedEvent> events) {
    int[] counts = transactions.call(handle -> insert(handle, events));
    boolean[] added = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      added[i] = counts[i] == 1;
    }
    return added;
  }

  private int[] insert(Handle handle, List<ReceivedEvent> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into webhook_event (delivery_id, account, subscription_id, event_id,
              event_type, incident_id, occurred_at, received_at, state, body)
            values (:delivery, :account, :subscription, :event, :type, :incident, :occurred,
              :received, :state, :body)
            on conflict do nothing
            """);
    for (ReceivedEvent event : events) {
      batch
          .bind("delivery", event.deliveryId())
          .bind("account", account.toString())
          .bind("subscription", event.subscription())
          .bind("event", event.eventId())
          .bind("type", event.typeName())
          .bindByType(
              "incident", event.incident().map(IncidentId::value).orElse(null), String.class)
          .bind("occurred", event.occurredAt())
          .bind("received", event.receivedAt())
          .bind("state", event.state())
          .bind("body", event.body())
          .add();
    }
    return batch.execute();
  }

  /** What waits of the incident, the first that happened first. */
  List<Waiting> waiting(IncidentId incident, int most) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select id, event_id, received_at, body,
                      exists (
                        select 1 from webhook_event earlier
                        where earlier.account = :account and earlier.incident_id = :incident
                          and earlier.state in ('done', 'kept')
                          and earlier.event_id = event.event_id) as seen
                    from webhook_event event
                    where account = :account and incident_id = :incident and state = 'new'
                    order by occurred_at, id fetch first :most rows only
                    """)
                .bind("account", incident.account().toString())
                .bind("incident", incident.value())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Waiting(
                            row.getLong("id"),
                            row.getString("event_id"),
                            Utc.read(row, "received_at"),
                            row.getString("body"),
                            row.getBoolean("seen")))
                .list());
  }

  /** In the transaction of what the events led to; what they said is needed no more. */
  void done(List<Long> ids) {
    if (!ids.isEmpty()) {
      transactions.run(
          handle ->
              handle
                  .createUpdate(
                      "update webhook_event set state = 'done', body = '' where id in (<ids>)")
                  .bindList("ids", ids)
                  .execute());
    }
  }

  /** In the transaction of what the event led to, which nobody may have understood whole. */
  void kept(long id, String redacted) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    "update webhook_event set state = 'kept', body = :body where id = :id")
                .bind("body", redacted)
                .bind("id", id)
                .execute());
  }

  void failed(long id) {
    transactions.run(
        handle ->
            handle
                .createUpdate("update webhook_event set state = 'failed' where id = :id")
                .bind("id", id)
                .execute());
  }

  /** Deletes what nobody needs any more, a part at a time; how many rows that was. */
  int prune(Instant doneBefore, Instant keptBefore) {
    return transactions.call(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from webhook_event where id in (
                      select id from webhook_event
                      where (state = 'done' and received_at < :done)
                        or (state in ('kept', 'failed') and received_at < :kept)
                      order by received_at fetch first :most rows only)
                    """)
                .bind("done", doneBefore)
                .bind("kept", keptBefore)
                .bind("most", PRUNED_AT_ONCE)
                .execute());
  }

  /** Whether the last part was a whole one, and so more may be left. */
  static boolean more(int pruned) {
    return pruned == PRUNED_AT_ONCE;
  }
}
