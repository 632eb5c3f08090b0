package dev.patchbay.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.incident.IncidentAudit.Notes;
import dev.patchbay.incident.TriggerRequest.Known;
import dev.patchbay.incident.TriggerRequest.Words;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentDraft;
import dev.patchbay.wiring.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * One run of a request: finds the service, and triggers the incident unless an earlier run did. May
 * be repeated at any point. Thread-safe.
 */
final class TriggerAttempt {
  /** What a run came to; {@code incident} is empty where the words left it unclear. */
  record Result(TriggerRequest request, Optional<Incident> incident) {}

  private final TriggerDependencies needs;
  private final TriggerStore store;

  TriggerAttempt(TriggerDependencies needs, TriggerStore store) {
    this.needs = needs;
    this.store = store;
  }

  Outcome<Result> carryOut(StoredTrigger stored, Notes notes) {
    var actor = stored.request().actor();
    return needs
        .rights()
        .of(actor, stored.request().place())
        .map(credential -> needs.audit().noted(credential, actor, notes))
        .then(
            credential -> clear(stored).then(request -> once(credential, stored, request, notes)));
  }

  /** With its service; empty where the words do not name one, or name nothing beside it. */
  private Outcome<Optional<TriggerRequest>> clear(StoredTrigger stored) {
    var request = stored.request();
    if (!(request.wanted().target() instanceof Words words)) {
      return Outcome.done(Optional.of(request));
    }
    return needs
        .find()
        .leading(request.actor(), words.typed())
        .map(
            leading ->
                leading
                    .map(found -> on(request, found.service(), TriggerText.of(found.rest())))
                    .filter(found -> !found.wanted().text().title().isEmpty()))
        .map(
            found -> {
              found.ifPresent(clear -> keep(stored.id(), clear));
              return found;
            });
  }

  private static TriggerRequest on(TriggerRequest request, ServiceName service, TriggerText text) {
    // What stands in the details already is where it comes from.
    var origin = request.wanted().text().details();
    var details =
        text.details().isBlank() || origin.isBlank()
            ? text.details() + origin
            : text.details() + "\n\n" + origin;
    return request.on(service, new TriggerText(text.title(), details));
  }

  private void keep(long id, TriggerRequest clear) {
    if (clear.wanted().target() instanceof Known known) {
      store.found(id, known.service(), clear.wanted().text());
    }
  }

  private Outcome<Result> once(
      Credential credential, StoredTrigger stored, Optional<TriggerRequest> clear, Notes notes) {
    if (clear.isEmpty() || !(clear.get().wanted().target() instanceof Known known)) {
      return Outcome.done(new Result(stored.request(), Optional.empty()));
    }
    var request = clear.get();
    var draft = draft(request, known.service());
    return new TriggerOnce(needs.incidents())
        .trigger(
            credential,
            draft,
            stored.state() == StoredTrigger.State.ACTING,
            () -> store.become(stored.id(), StoredTrigger.State.ACTING))
        .map(
            incident -> {
              notes.met(incident);
              return new Result(request, Optional.of(incident));
            });
  }

  private static IncidentDraft draft(TriggerRequest request, ServiceName service) {
    var wanted = request.wanted();
    return new IncidentDraft(
        service.id(),
        wanted.text().title(),
        wanted.text().details(),
        wanted.urgency(),
        wanted.priority(),
        wanted.assignee().map(List::of).orElse(List.of()),
        wanted.policy(),
        "patchbay-" + request.key());
  }
}
