package dev.patchbay.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Keyed fingerprints (HMAC-SHA-256): enough to tell whether a token is still the one that was sent,
 * and worth nothing to anyone without the keyset. Thread-safe.
 */
public final class Fingerprint {
  private final LiveKeys live;

  Fingerprint(LiveKeys live) {
    this.live = live;
  }

  /** The fingerprint, printable, to be stored. */
  public String of(Secret secret) {
    byte[] clear = secret.bytes();
    try {
      byte[] tag = live.now().mac().computeMac(clear);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a fingerprint", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** Whether {@code fingerprint} was made of {@code secret}, with this or an older key. */
  public boolean matches(Secret secret, String fingerprint) {
    byte[] clear = secret.bytes();
    try {
      live.now().mac().verifyMac(Base64.getUrlDecoder().decode(fingerprint), clear);
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** Whether the key that a fingerprint names is in the keyset. */
  public boolean knows(String fingerprint) {
    OptionalLong key = KeyPrefix.of(fingerprint);
    return live.now().all().stream()
        .anyMatch(
            known ->
                known.use() == KeysetKey.Use.FINGERPRINTS
                    && key.isPresent()
                    && key.getAsLong() == known.id());
  }
}
