package dev.patchbay.incident.step;

import dev.patchbay.core.Actor;
import dev.patchbay.core.TeamId;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a step, as a workflow asks for it.
 *
 * @param execution Slack's id of this run: the same however often Slack tells of it
 * @param actor the person for whom the workflow runs; empty for one that runs by a schedule
 * @param externalToken Slack's id of a PagerDuty token that it holds for this workflow
 * @param inputs by the manifest's names, without the blank ones
 */
public record StepRequest(
    String execution,
    TeamId team,
    StepKind kind,
    Optional<Actor> actor,
    Optional<String> externalToken,
    Map<String, String> inputs) {
  static final String TITLE = "title";

  static final String SERVICE = "service";
  static final String DETAILS = "details";
  static final String URGENCY = "urgency";
  static final String INCIDENT = "incident";
  static final String NOTE = "note";
  static final String TARGET = "target";

  public StepRequest {
    inputs = Map.copyOf(inputs);
  }

  String input(String name) {
    return inputs.getOrDefault(name, "");
  }
}
