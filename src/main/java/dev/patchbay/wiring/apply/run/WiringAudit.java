package dev.patchbay.wiring.apply.run;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.RefusalWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records what automation does to connections, with the app token: wiring files and settled drift.
 * Called in the transaction that stores it. Thread-safe.
 */
public final class WiringAudit {
  private static final String API = "api:";

  private final AuditLog log;

  public WiringAudit(AuditLog log) {
    this.log = log;
  }

  /**
   * @param now as it was stored; empty where it is gone, or nothing of it is
   */
  void done(WiringPlan.Row row, Optional<Connection> now, Origin.Automation origin, Trace trace) {
    var changes =
        now.isPresent() && row.change() instanceof PlannedChange.Write write
            ? RecordedChange.of(write, now.get()).changes()
            : changes(row);
    log.record(entry(row, changes, origin, trace, AuditEntry.DONE, Optional.empty()));
  }

  /** What failed for good. */
  void refused(WiringPlan.Row row, Origin.Automation origin, Refusal why, Trace trace) {
    var reason = Optional.of(RefusalWords.clause(why));
    log.record(entry(row, Map.of(), origin, trace, AuditEntry.REFUSED, reason));
  }

  private static AuditEntry entry(
      WiringPlan.Row row,
      Map<String, AuditChange> changes,
      Origin.Automation origin,
      Trace trace,
      String result,
      Optional<String> reason) {
    var key = origin.key();
    return new AuditEntry(
        key.startsWith(API) ? key.substring(API.length()) : AuditEntry.PATCHBAY,
        AuditEntry.APP,
        new AuditOrigin(key),
        row.action(),
        row.key().map(ConnectionKey::team),
        row.key().map(ConnectionKey::channel),
        row.key().map(ConnectionKey::service),
        Optional.empty(),
        changes,
        trace.request(),
        result,
        reason);
  }

  private static Map<String, AuditChange> changes(WiringPlan.Row row) {
    var changes = new LinkedHashMap<String, AuditChange>();
    row.fields().forEach((name, one) -> changes.put(name, new AuditChange(one.from(), one.to())));
    return changes;
  }
}
