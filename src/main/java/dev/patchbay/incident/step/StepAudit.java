package dev.patchbay.incident.step;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.token.Rights;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what workflows changed; to be called in the transaction that ends the step. */
final class StepAudit {
  private final AuditLog log;
  private final Rights rights;

  StepAudit(AuditLog log, Rights rights) {
    this.log = log;
    this.rights = rights;
  }

  /** What one run of a step meets, on its thread. */
  static final class Notes {
    private final Credential.Trace trace = new Credential.Trace();
    private String actingAs = "";
    private @Nullable Incident met;

    void met(Incident incident) {
      met = incident;
    }
  }

  Credential noted(Credential credential, StepRequest step, Notes notes) {
    notes.actingAs =
        step.externalToken()
            .map(id -> "token " + id)
            .or(() -> step.actor().map(actor -> rights.actingAs(credential, actor)))
            .orElse(AuditEntry.APP);
    return credential.traced(notes.trace);
  }

  void ended(StepRequest step, Outcome<?> outcome, String why, Notes notes) {
    if (step.kind() == StepKind.GET_ON_CALL) {
      return;
    }
    boolean done = outcome instanceof Outcome.Done;
    boolean note = step.kind() == StepKind.ADD_NOTE;
    String field = note ? StepRequest.NOTE : StepRequest.TITLE;
    var incident = Optional.ofNullable(notes.met);
    log.record(
        new AuditEntry(
            step.actor().map(actor -> actor.user().value()).orElse("workflow"),
            notes.actingAs,
            AuditOrigin.slack(),
            note ? "note" : "trigger",
            Optional.of(step.team()),
            Optional.empty(),
            incident.flatMap(Incident::service),
            incident.map(Incident::id),
            done ? Map.of(field, new AuditChange(null, step.input(field))) : Map.of(),
            notes.trace.request(),
            done ? AuditEntry.DONE : AuditEntry.REFUSED,
            done ? Optional.empty() : Optional.of(why)));
  }
}
