package dev.patchbay.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.FindPolicy.Choice;
import dev.patchbay.incident.oncall.Roster;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.pagerduty.Credential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Who is on call on the first level, as the outputs of a step. Thread-safe. */
final class StepOnCall {
  private final WhoIsOnCall onCall;
  private final BiFunction<TeamId, String, Optional<String>> slackUsers;

  /**
   * @param slackUsers the Slack user with an address, if there is one
   */
  StepOnCall(WhoIsOnCall onCall, BiFunction<TeamId, String, Optional<String>> slackUsers) {
    this.onCall = onCall;
    this.slackUsers = slackUsers;
  }

  Outcome<Map<String, String>> of(Credential credential, StepRequest step) {
    String typed = step.input(StepRequest.TARGET);
    if (typed.isBlank()) {
      return Outcome.refused(
          new Refusal.BadInput(StepRequest.TARGET, "name a service or an escalation policy"));
    }
    return onCall
        .named(credential, typed)
        .then(
            answer ->
                answer.rosters().isEmpty()
                    ? Outcome.refused(unclear(typed, answer.choice().choices()))
                    : Outcome.done(outputs(step.team(), answer.rosters().get(0))));
  }

  private Map<String, String> outputs(TeamId team, Roster roster) {
    List<Shift> first =
        roster.levels().stream()
            .filter(level -> !level.now().isEmpty())
            .findFirst()
            .map(Roster.Level::now)
            .orElse(List.of());
    var outputs = new HashMap<String, String>();
    outputs.put("policy", roster.policy().name());
    outputs.put(
        "names",
        first.stream()
            .map(shift -> shift.who().name())
            .distinct()
            .collect(Collectors.joining(", ")));
    first.stream()
        .map(shift -> shift.who().email())
        .filter(email -> !email.isBlank())
        .findFirst()
        .flatMap(email -> slackUsers.apply(team, email))
        .ifPresent(user -> outputs.put("slack_user", user));
    return outputs;
  }

  private static Refusal unclear(String typed, List<Choice> choices) {
    return choices.isEmpty()
        ? new Refusal.NotFound("service or escalation policy", typed)
        : new Refusal.BadInput(
            StepRequest.TARGET,
            "several services and policies match it ("
                + choices.stream().limit(3).map(Choice::name).collect(Collectors.joining(", "))
                + "…); use the ID");
  }
}
