package dev.patchbay.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;
import java.time.Instant;

/** Port to Slack's token rotation, implemented in {@code slack}. */
@FunctionalInterface
public interface BotTokenRefresh {
  /**
   * @param scopes bot scopes, comma separated; blank if the answer did not say
   */
  record Refreshed(Secret botToken, Secret refreshToken, Instant expiresAt, String scopes) {}

  /** Changes a refresh token for new ones ({@code oauth.v2.access}); the old one is used up. */
  Outcome<Refreshed> refresh(Secret refreshToken);
}
