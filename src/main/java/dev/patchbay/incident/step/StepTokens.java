package dev.patchbay.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;

/** Port to {@code apps.auth.external.get}: a PagerDuty token that a workspace's Slack holds. */
@FunctionalInterface
public interface StepTokens {
  Outcome<Secret> get(TeamId team, String externalTokenId);
}
