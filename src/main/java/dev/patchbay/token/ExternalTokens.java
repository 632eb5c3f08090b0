package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;

/**
 * Port to Slack's {@code apps.auth.external.get}, implemented in {@code slack}: a token that Slack
 * holds for the app (reference/slack.md §5).
 */
@FunctionalInterface
public interface ExternalTokens {
  /**
   * @param fresh PagerDuty refused the one that Slack gave last: Slack is to refresh it first
   */
  Outcome<Secret> get(String externalTokenId, boolean fresh);
}
