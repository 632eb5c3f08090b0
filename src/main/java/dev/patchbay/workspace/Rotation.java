package dev.patchbay.workspace;

import dev.patchbay.secret.Secret;
import java.time.Instant;

/**
 * What refreshes a bot token that lives twelve hours (reference/slack.md §1 "Token rotation").
 *
 * @param refreshToken good once
 * @param expiresAt when the bot token expires
 * @param trouble Slack's word for why it was not refreshed the last time; blank if it was
 */
public record Rotation(Secret refreshToken, Instant expiresAt, String trouble) {
  static final String DEAD = "invalid_refresh_token";

  public Rotation(Secret refreshToken, Instant expiresAt) {
    this(refreshToken, expiresAt, "");
  }

  /** Nothing but another installation helps. */
  public boolean ended() {
    return trouble.equals(DEAD);
  }
}
