package dev.patchbay.workspace;

import java.time.Instant;

/**
 * A workspace whose bot token Slack does not refresh.
 *
 * @param expiresAt when the bot token expires
 * @param trouble Slack's word for why
 */
public record RotationTrouble(String workspace, Instant expiresAt, String trouble) {
  /** Nothing but another installation helps. */
  public boolean ended() {
    return trouble.equals(Rotation.DEAD);
  }
}
