package dev.patchbay.incident;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Actor;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.token.Rights;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records what people did to incidents. Called in the transaction that ends the change.
 * Thread-safe.
 */
public final class IncidentAudit {
  private final AuditLog log;
  private final Rights rights;
  private final Function<Refusal, String> words;

  /**
   * @param words why something was refused, as a clause
   */
  public IncidentAudit(AuditLog log, Rights rights, Function<Refusal, String> words) {
    this.log = log;
    this.rights = rights;
    this.words = words;
  }

  /** What one run of a change meets, on its thread. */
  static final class Notes {
    private final Trace trace = new Trace();
    private String actingAs = "";
    private @Nullable Incident met;

    /** The first state that was read is what it was before. */
    void met(Incident incident) {
      met = met == null ? incident : met;
    }
  }

  /** The credential, with its requests noted. */
  Credential noted(Credential credential, Actor actor, Notes notes) {
    notes.actingAs = rights.actingAs(credential, actor);
    return credential.traced(notes.trace);
  }

  void ended(ChangeRequest request, ChangeResult result, Notes notes) {
    if (result instanceof ChangeResult.Changed changed) {
      record(request, notes, changes(request, changed, notes), AuditEntry.DONE, Optional.empty());
    } else {
      record(request, notes, Map.of(), AuditEntry.ALREADY, Optional.empty());
    }
  }

  void refused(ChangeRequest request, Refusal why, Notes notes) {
    record(request, notes, Map.of(), AuditEntry.REFUSED, Optional.of(words.apply(why)));
  }

  void triggered(TriggerRequest request, Notes notes) {
    trigger(request, notes, AuditEntry.DONE, Optional.empty());
  }

  void notTriggered(TriggerRequest request, Refusal why, Notes notes) {
    trigger(request, notes, AuditEntry.REFUSED, Optional.of(words.apply(why)));
  }

  private void trigger(
      TriggerRequest request, Notes notes, String result, Optional<String> reason) {
    var changes = new TreeMap<String, AuditChange>();
    var wanted = request.wanted();
    changes.put("title", new AuditChange(null, wanted.text().title()));
    wanted.urgency().ifPresent(to -> changes.put("urgency", new AuditChange(null, to)));
    wanted.priority().ifPresent(to -> changes.put("priority", new AuditChange(null, to)));
    wanted.assignee().ifPresent(to -> changes.put("target", new AuditChange(null, to)));
    var met = Optional.ofNullable(notes.met);
    log.record(
        new AuditEntry(
            request.actor().user().value(),
            notes.actingAs,
            AuditOrigin.slack(),
            "trigger",
            Optional.of(request.place().team()),
            Optional.of(request.place().channel()),
            wanted.target() instanceof TriggerRequest.Known known
                ? Optional.of(known.service().id())
                : Optional.empty(),
            met.<IncidentId>map(Incident::id),
            changes,
            notes.trace.request(),
            result,
            reason));
  }

  private static Map<String, AuditChange> changes(
      ChangeRequest request, ChangeResult.Changed changed, Notes notes) {
    var changes = new TreeMap<String, AuditChange>();
    @Nullable String before = notes.met == null ? null : notes.met.status();
    // Null where an earlier run that died had already changed it.
    @Nullable String from = changed.now().status().equals(before) ? null : before;
    if (from != null
        || request.change().status().filter(changed.now().status()::equals).isPresent()) {
      changes.put("status", new AuditChange(from, changed.now().status()));
    }
    request.change().note().ifPresent(text -> changes.put("note", new AuditChange(null, text)));
    request
        .change()
        .targets()
        .ifPresent(about -> changes.put("target", new AuditChange(null, about)));
    return changes;
  }

  private void record(
      ChangeRequest request,
      Notes notes,
      Map<String, AuditChange> changes,
      String result,
      Optional<String> reason) {
    var met = Optional.ofNullable(notes.met);
    log.record(
        new AuditEntry(
            request.actor().user().value(),
            notes.actingAs,
            AuditOrigin.slack(),
            request.change().key(),
            Optional.of(request.place().team()),
            Optional.of(request.channel()),
            met.flatMap(Incident::service),
            met.<IncidentId>map(Incident::id),
            changes,
            notes.trace.request(),
            result,
            reason));
  }
}
