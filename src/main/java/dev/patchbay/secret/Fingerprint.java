package dev.patchbay.secret;

import com.google.crypto.tink.Mac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Keyed fingerprints (HMAC-SHA-256): enough to tell whether a token is still the one that was sent,
 * and worth nothing to anyone without the keyset. Thread-safe.
 */
public final class Fingerprint {
  private final Mac mac;

  Fingerprint(Mac mac) {
    this.mac = mac;
  }

  /** The fingerprint, printable, to be stored. */
  public String of(Secret secret) {
    try {
      byte[] tag = mac.computeMac(secret.reveal().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a fingerprint", e);
    }
  }

  /** Whether {@code fingerprint} was made of {@code secret}, with this or an older key. */
  public boolean matches(Secret secret, String fingerprint) {
    try {
      mac.verifyMac(
          Base64.getUrlDecoder().decode(fingerprint),
          secret.reveal().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
