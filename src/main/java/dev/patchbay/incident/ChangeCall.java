package dev.patchbay.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentsApi;
import java.util.function.Supplier;

/**
 * Carries a change to PagerDuty, and answers the incident as it is then. What PagerDuty answers
 * without the incident is followed by reading it.
 *
 * @param before the incident as it was read
 * @param requester the PagerDuty user's id, which asking responders needs
 */
record ChangeCall(
    ChangeDependencies needs,
    Credential credential,
    Incident before,
    Supplier<Outcome<String>> requester)
    implements IncidentChange.Cases<Outcome<Incident>> {

  @Override
  public Outcome<Incident> acknowledge(IncidentChange.Acknowledge change) {
    return incidents().change(credential, id(), "acknowledged");
  }

  @Override
  public Outcome<Incident> unacknowledge(IncidentChange.Unacknowledge change) {
    return incidents().change(credential, id(), "triggered");
  }

  @Override
  public Outcome<Incident> resolve(IncidentChange.Resolve change) {
    return incidents().resolve(credential, id(), change.note());
  }

  @Override
  public Outcome<Incident> reopen(IncidentChange.Reopen change) {
    return incidents().change(credential, id(), "triggered");
  }

  @Override
  public Outcome<Incident> addNote(IncidentChange.AddNote change) {
    return incidents().addNote(credential, id(), change.text()).then(done -> now());
  }

  @Override
  public Outcome<Incident> snooze(IncidentChange.Snooze change) {
    // PagerDuty snoozes only what is acknowledged: else error 1012 (reference/pagerduty.md §4).
    var acknowledged =
        before.status().equals("triggered")
            ? acknowledge(new IncidentChange.Acknowledge())
            : Outcome.done(before);
    return acknowledged.then(done -> incidents().snooze(credential, id(), change.length()));
  }

  @Override
  public Outcome<Incident> escalate(IncidentChange.Escalate change) {
    return incidents().escalate(credential, id(), change.policy());
  }

  @Override
  public Outcome<Incident> escalateLevel(IncidentChange.EscalateLevel change) {
    return change.level().isPresent()
        ? incidents().escalate(credential, id(), change.level().getAsInt())
        : now()
            .then(incident -> new EscalationLevels(needs.onCalls()).next(credential, incident))
            .then(level -> incidents().escalate(credential, id(), level));
  }

  @Override
  public Outcome<Incident> runWorkflow(IncidentChange.RunWorkflow change) {
    return needs.workflows().run(credential, change.workflow(), id()).then(done -> now());
  }

  @Override
  public Outcome<Incident> reassign(IncidentChange.Reassign change) {
    return incidents().assign(credential, id(), change.users());
  }

  @Override
  public Outcome<Incident> addResponders(IncidentChange.AddResponders change) {
    var users = change.to().stream().filter(each -> !each.policy());
    var policies = change.to().stream().filter(IncidentChange.Target::policy);
    return requester
        .get()
        .then(
            by ->
                incidents()
                    .askResponders(
                        credential,
                        id(),
                        by,
                        change.message(),
                        users.map(IncidentChange.Target::id).toList(),
                        policies.map(IncidentChange.Target::id).toList()))
        .then(done -> now());
  }

  @Override
  public Outcome<Incident> setPriority(IncidentChange.SetPriority change) {
    return incidents().setPriority(credential, id(), change.priority());
  }

  @Override
  public Outcome<Incident> postStatus(IncidentChange.PostStatus change) {
    return incidents().postStatus(credential, id(), change.message()).then(done -> now());
  }

  private IncidentId id() {
    return before.id();
  }

  private Outcome<Incident> now() {
    return incidents().get(credential, id().value());
  }

  private IncidentsApi incidents() {
    return needs.incidents();
  }
}
