package dev.patchbay.wiring.apply;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.words.RefusalWords;
import java.util.Map;
import java.util.Optional;

/**
 * Records what came of people's requests and of token pushes. Called in the transaction that stores
 * it, so that no change is without its entry. Thread-safe.
 */
public final class RequestAudit {

  private final AuditLog log;
  private final Connections connections;
  private final Rights rights;

  public RequestAudit(AuditLog log, Connections connections, Rights rights) {
    this.log = log;
    this.connections = connections;
    this.rights = rights;
  }

  void made(WiringRequest request, RecordedChange made, Trace trace) {
    log.record(
        person(request, made.action(), made.changes(), trace, AuditEntry.DONE, Optional.empty()));
  }

  void refused(WiringRequest request, Refusal why, Trace trace) {
    log.record(
        person(
            request,
            wanted(request),
            Map.of(),
            trace,
            AuditEntry.REFUSED,
            Optional.of(RefusalWords.clause(why))));
  }

  /** Nobody asked: a job did it with the app token. */
  void upkeep(ConnectionKey key, RecordedChange made, Trace trace) {
    log.record(
        entry(
            AuditEntry.PATCHBAY,
            AuditEntry.APP,
            AuditOrigin.reconcile(),
            key,
            made,
            trace,
            AuditEntry.DONE,
            Optional.empty()));
  }

  private String wanted(WiringRequest request) {
    if (request.kind() != WiringRequest.Kind.CONNECT) {
      return RecordedChange.TAKE_DOWN;
    }
    return connections.find(request.key()).isPresent() ? "edit" : "create";
  }

  private AuditEntry person(
      WiringRequest request,
      String action,
      Map<String, AuditChange> changes,
      Trace trace,
      String result,
      Optional<String> reason) {
    Actor actor = request.actor();
    return entry(
        actor.user().value(),
        rights.who(actor).map(Person::pagerDutyUserId).orElse(""),
        AuditOrigin.slack(),
        request.key(),
        new RecordedChange(action, changes),
        trace,
        result,
        reason);
  }

  private static AuditEntry entry(
      String who,
      String actingAs,
      AuditOrigin origin,
      ConnectionKey key,
      RecordedChange made,
      Trace trace,
      String result,
      Optional<String> reason) {
    return new AuditEntry(
        who,
        actingAs,
        origin,
        made.action(),
        Optional.of(key.team()),
        Optional.of(key.channel()),
        Optional.of(key.service()),
        Optional.empty(),
        made.changes(),
        trace.request(),
        result,
        reason);
  }
}
