package dev.patchbay.slack.incident.step;

import dev.patchbay.core.TeamId;
import dev.patchbay.incident.step.StepAnswers;
import dev.patchbay.incident.step.StepTokens;
import dev.patchbay.slack.api.SlackUsersApi;
import java.util.Optional;

/** What the steps of workflows need of Slack. */
public record StepPorts(StepAnswers answers, StepTokens tokens, SlackUsersApi users) {
  /** The user of a workspace with an address, if there is one. */
  public Optional<String> userByEmail(TeamId team, String email) {
    return users.member(team, email).map(user -> user.id().value());
  }
}
