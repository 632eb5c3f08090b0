package dev.patchbay.slack.inbound;

import dev.patchbay.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Verifies that Slack sent a request: HMAC-SHA-256 over the bytes as they came, compared in
 * constant time, and at most five minutes old or ahead. Checked before anything is parsed
 * (reference/slack.md §0.2 has what goes wrong otherwise). Thread-safe.
 */
public final class SlackSignature {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final SlackSigner signer;
  private final Clock clock;

  public SlackSignature(Secret signingSecret, Clock clock) {
    this.signer = new SlackSigner(signingSecret);
    this.clock = clock;
  }

  /**
   * @param headers names in lower case
   */
  boolean verifies(Map<String, String> headers, byte[] body) {
    String timestamp = headers.getOrDefault("x-slack-request-timestamp", "");
    String signature = headers.getOrDefault("x-slack-signature", "");
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    return apart <= WINDOW.toSeconds()
        && MessageDigest.isEqual(
            signer.signature(timestamp, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }
}
