package dev.patchbay.slack.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.step.StepTokens;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.TokenRotation;

/** A PagerDuty token that a workspace's Slack holds (reference/slack.md §5). Thread-safe. */
public record ExternalTokenHolder(
    Installations installations, TokenRotation rotation, OAuthApi oauth) implements StepTokens {
  @Override
  public Outcome<Secret> get(TeamId team, String externalTokenId) {
    return installations
        .find(team)
        .map(found -> rotation.good(found).botToken())
        .map(bot -> oauth.externalToken(bot, externalTokenId, false))
        .orElseGet(() -> Outcome.refused(new Refusal.NotInstalled(team)));
  }
}
