package dev.patchbay.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.TriggerOnce;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentDraft;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.ServiceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What each kind of step does at PagerDuty. Thread-safe. */
final class StepWork {
  private static final Set<String> URGENCIES = Set.of("high", "low");
  private static final int LONGEST_TITLE = 1024;

  /** What cannot be looked for, and so is not done again. */
  static final Refusal MAYBE_DONE =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "an earlier attempt had no answer");

  private final IncidentsApi incidents;
  private final FindService services;
  private final StepOnCall onCall;

  StepWork(IncidentsApi incidents, FindService services, StepOnCall onCall) {
    this.incidents = incidents;
    this.services = services;
    this.onCall = onCall;
  }

  /**
   * The outputs, by the manifest's names.
   *
   * @param acts called right before something is changed
   * @param met gets the incident once it is known
   */
  Outcome<Map<String, String>> run(
      StoredStep step, Credential credential, Runnable acts, Consumer<Incident> met) {
    return switch (step.request().kind()) {
      case TRIGGER_INCIDENT -> trigger(step, credential, acts, met);
      case ADD_NOTE -> addNote(step, credential, acts, met);
      case GET_ON_CALL -> onCall.of(credential, step.request());
    };
  }

  private Outcome<Map<String, String>> trigger(
      StoredStep step, Credential credential, Runnable acts, Consumer<Incident> met) {
    var request = step.request();
    String title = request.input(StepRequest.TITLE).strip();
    String urgency = request.input(StepRequest.URGENCY).strip().toLowerCase(Locale.ROOT);
    if (title.isEmpty()) {
      return refused(StepRequest.TITLE, "the incident needs a title");
    }
    if (!urgency.isEmpty() && !URGENCIES.contains(urgency)) {
      return refused(StepRequest.URGENCY, "it is high or low, or left out");
    }
    return services
        .find(credential, request.input(StepRequest.SERVICE))
        .then(found -> theOne(found, request.input(StepRequest.SERVICE)))
        .then(
            service -> {
              var draft =
                  new IncidentDraft(
                      service.id(),
                      title.substring(0, Math.min(title.length(), LONGEST_TITLE)),
                      request.input(StepRequest.DETAILS),
                      Optional.of(urgency).filter(chosen -> !chosen.isEmpty()),
                      Optional.empty(),
                      List.of(),
                      Optional.empty(),
                      "patchbay-step-" + request.execution());
              return new TriggerOnce(incidents)
                  .trigger(credential, draft, step.state() == StoredStep.State.ACTING, acts);
            })
        .map(
            incident -> {
              met.accept(incident);
              return outputs(incident);
            });
  }

  private static Outcome<ServiceName> theOne(FindService.Found found, String typed) {
    if (found instanceof FindService.Found.One one) {
      return Outcome.done(one.service());
    }
    return found instanceof FindService.Found.Several several
        ? refused(
            StepRequest.SERVICE,
            "several services match it ("
                + several.services().stream()
                    .limit(3)
                    .map(service -> service.among(several.services()))
                    .collect(Collectors.joining(", "))
                + (several.services().size() > 3 ? "…" : "")
                + "); use the ID")
        : Outcome.refused(new Refusal.NotFound("service", typed));
  }

  private Outcome<Map<String, String>> addNote(
      StoredStep step, Credential credential, Runnable acts, Consumer<Incident> met) {
    String note = step.request().input(StepRequest.NOTE).strip();
    if (note.isEmpty()) {
      return refused(StepRequest.NOTE, "the note is empty");
    }
    if (step.state() == StoredStep.State.ACTING) {
      return Outcome.refused(MAYBE_DONE);
    }
    return incidents
        .get(credential, step.request().input(StepRequest.INCIDENT))
        .then(
            incident -> {
              met.accept(incident);
              acts.run();
              return incidents
                  .addNote(credential, incident.id(), note)
                  .map(added -> outputs(incident));
            });
  }

  private static Map<String, String> outputs(Incident incident) {
    var outputs = new LinkedHashMap<String, String>();
    outputs.put("incident_id", incident.id().value());
    outputs.put("incident_number", Long.toString(incident.number()));
    outputs.put("incident_url", incident.htmlUrl());
    return outputs;
  }

  private static <T> Outcome<T> refused(String input, String why) {
    return Outcome.refused(new Refusal.BadInput(input, why));
  }
}
