package dev.patchbay.slack.inbound;

import dev.patchbay.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Slack does, version 0: HMAC-SHA-256 over time and bytes. {@link SlackSignature} compares
 * with it, and the doctor sends itself a signed request. Thread-safe.
 */
public final class SlackSigner {
  private static final String ALGORITHM = "HmacSHA256";

  /** Ready for the first bytes; each signature is a copy's. */
  private final Mac prepared;

  public SlackSigner(Secret signingSecret) {
    byte[] key = signingSecret.reveal().getBytes(StandardCharsets.UTF_8);
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
    }
  }

  /**
   * What stands in {@code X-Slack-Signature}.
   *
   * @param timestamp what stands in {@code X-Slack-Request-Timestamp}
   */
  public String signature(String timestamp, byte[] body) {
    try {
      Mac mac = (Mac) prepared.clone();
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's HMAC-SHA-256 cannot be copied", e);
    }
  }
}
