package dev.patchbay.incident.proof;

import dev.patchbay.core.IncidentId;
import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import java.time.Instant;
import java.util.List;

/** The table of incidents that are watched. Thread-safe. */
final class SilenceStore {
  /** An incident that an extension should have posted. */
  record Watched(ConnectionKey key, IncidentId incident, long number, Instant triggeredAt) {}

  private final Transactions transactions;

  SilenceStore(Transactions transactions) {
    this.transactions = transactions;
  }

  void add(Watched watched, Instant due) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into silence_watch (team_id, channel_id, account, service_id,
                      incident_id, incident_number, triggered_at, due_at)
                    values (:team, :channel, :account, :service, :incident, :number, :triggered,
                      :due)
                    on conflict do nothing
                    """)
                .bindMap(ConnectionColumns.named(watched.key()))
                .bind("incident", watched.incident().value())
                .bind("number", watched.number())
                .bind("triggered", watched.triggeredAt())
                .bind("due", due)
                .execute());
  }

  /** Those whose time has come, oldest first. */
  List<Watched> due(Instant now, int most) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    "select * from silence_watch where due_at <= :now order by due_at limit :most")
                .bind("now", now)
                .bind("most", most)
                .map(
                    (row, context) -> {
                      var key = ConnectionColumns.key(row);
                      return new Watched(
                          key,
                          new IncidentId(key.service().account(), row.getString("incident_id")),
                          row.getLong("incident_number"),
                          ConnectionColumns.instant(row, "triggered_at").orElseThrow());
                    })
                .list());
  }

  void remove(Watched watched) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from silence_watch
                    where team_id = :team and channel_id = :channel and account = :account
                      and service_id = :service and incident_id = :incident
                    """)
                .bindMap(ConnectionColumns.named(watched.key()))
                .bind("incident", watched.incident().value())
                .execute());
  }
}
