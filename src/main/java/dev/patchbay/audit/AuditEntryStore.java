package dev.patchbay.audit;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Adds to the tables {@code audit_entry} and {@code audit_change}. */
final class AuditEntryStore {

  /** Not linked yet: nobody queues for the end of the chain. */
  void append(Handle handle, AuditEntry entry, Instant now) {
    long id =
        handle
            .createUpdate(
                """
                insert into audit_entry (recorded_at, who, acting_as, origin, action, workspace,
                  channel, account, service, incident, vendor_request, result, reason)
                values (:at, :who, :actingAs, :origin, :action, :workspace,
                  :channel, :account, :service, :incident, :vendorRequest, :result, :reason)
                """)
            .bind("at", now)
            .bind("who", entry.who())
            .bind("actingAs", entry.actingAs())
            .bind("origin", entry.origin().key())
            .bind("action", entry.action())
            .bind("workspace", entry.workspace().map(TeamId::value).orElse(null))
            .bind("channel", entry.channel().map(ChannelId::value).orElse(null))
            .bind("account", account(entry).map(AccountId::toString).orElse(null))
            .bind("service", entry.service().map(ServiceId::value).orElse(null))
            .bind("incident", entry.incident().map(IncidentId::value).orElse(null))
            .bind("vendorRequest", entry.vendorRequest().orElse(null))
            .bind("result", entry.result())
            .bind("reason", entry.reason().orElse(null))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    entry.changes().forEach((field, change) -> append(handle, id, field, change));
  }

  private static Optional<AccountId> account(AuditEntry entry) {
    return entry
        .service()
        .map(ServiceId::account)
        .or(() -> entry.incident().map(IncidentId::account));
  }

  private static void append(Handle handle, long id, String field, AuditChange change) {
    handle
        .createUpdate(
            """
            insert into audit_change (entry_id, field, from_value, to_value)
            values (:id, :field, :old, :new)
            """)
        .bind("id", id)
        .bind("field", field.length() > 100 ? field.substring(0, 100) : field)
        .bind("old", change.from())
        .bind("new", change.to())
        .execute();
  }
}
