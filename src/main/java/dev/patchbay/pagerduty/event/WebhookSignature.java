package dev.patchbay.pagerduty.event;

import dev.patchbay.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of {@code X-PagerDuty-Signature}: {@code v1=} and 64 hex digits, one or several of
 * them, HMAC-SHA-256 over the bytes of the body (reference/pagerduty.md §5).
 */
public final class WebhookSignature {
  private static final String VERSION = "v1=";

  /** PagerDuty signs with a secret or two; nobody is made to compute more for a stranger. */
  private static final int MOST = 16;

  private final List<byte[]> claimed;

  private WebhookSignature(List<byte[]> claimed) {
    this.claimed = claimed;
  }

  /** What of the header is a signature; other versions, and what is none, prove nothing. */
  public static WebhookSignature of(String header) {
    return new WebhookSignature(
        Arrays.stream(header.split(",", MOST + 1))
            .limit(MOST)
            .map(String::strip)
            .filter(part -> part.startsWith(VERSION))
            .flatMap(part -> bytes(part.substring(VERSION.length())).stream())
            .toList());
  }

  /** Whether one of the signatures was made with one of the secrets. Compares in constant time. */
  public boolean proves(byte[] body, Collection<Secret> secrets) {
    boolean proven = false;
    for (Secret secret : secrets) {
      byte[] expected = hmac(secret, body);
      for (byte[] signature : claimed) {
        proven |= MessageDigest.isEqual(expected, signature);
      }
    }
    return proven;
  }

  private static Optional<byte[]> bytes(String hex) {
    try {
      return Optional.of(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The secret is text, and its bytes are the key: it looks like base64 and is not. */
  private static byte[] hmac(Secret secret, byte[] body) {
    byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
