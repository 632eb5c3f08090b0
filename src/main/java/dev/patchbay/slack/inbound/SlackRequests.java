package dev.patchbay.slack.inbound;

import dev.patchbay.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a request is Slack's: HMAC-SHA-256 over the bytes as they came, compared in constant
 * time, and not older or newer than five minutes. Nothing is parsed before, and nothing is let
 * through without it (reference/slack.md §0.2 has what goes wrong otherwise). Thread-safe.
 */
public final class SlackRequests {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final SlackSigner signer;
  private final Clock clock;

  public SlackRequests(Secret signingSecret, Clock clock) {
    this.signer = new SlackSigner(signingSecret);
    this.clock = clock;
  }

  /**
   * @param headers names in lower case
   */
  boolean signed(Map<String, String> headers, byte[] body) {
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
