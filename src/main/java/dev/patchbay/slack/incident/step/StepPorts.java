package dev.patchbay.slack.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.step.StepAnswers;
import dev.patchbay.incident.step.StepTokens;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import java.util.Optional;

/** What the steps of workflows need of Slack. */
public record StepPorts(StepAnswers answers, StepTokens tokens, SlackUsersApi users) {
  /** The user of a workspace with an address, if there is one. */
  public Optional<String> userByEmail(TeamId team, String email) {
    return users.byEmail(team, email) instanceof Outcome.Done<SlackUser> found
            && !found.value().deleted()
        ? Optional.of(found.value().id().value())
        : Optional.empty();
  }
}
