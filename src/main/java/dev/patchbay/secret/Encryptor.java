package dev.patchbay.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/** Encrypts secrets for the database (AES-256-GCM, authenticated). Thread-safe. */
public final class Encryptor {
  private final LiveKeys live;

  Encryptor(LiveKeys live) {
    this.live = live;
  }

  /**
   * Encrypts {@code secret} for one place. {@code place} ("table.column:row key") is bound to the
   * result: what was encrypted for one row cannot be decrypted for another.
   *
   * @throws KeysetException if the keyset is known to be another database's
   */
  public String encrypt(Secret secret, String place) {
    byte[] clear = secret.bytes();
    try {
      byte[] encrypted =
          live.now()
              .encryptingWith(live.encryptsWith())
              .encrypt(clear, place.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt for " + place, e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * A key that is not known yet is looked for in the file before this fails.
   *
   * @throws UnreadableSecretException if the value was encrypted for another place, with a key that
   *     is not in the keyset, or was changed
   */
  public Secret decrypt(String encrypted, String place) {
    OptionalLong key = KeyPrefix.of(encrypted);
    Keys keys = key.isPresent() ? live.knowing(key.getAsLong()) : live.now();
    if (key.isPresent() && !keys.has(key.getAsLong())) {
      throw new UnreadableSecretException(
          place
              + " can't be decrypted: key "
              + key.getAsLong()
              + " isn't in the keyset file. Put the right file at PATCHBAY_KEYSET_FILE; no restart"
              + " needed. If it's lost, reinstall the app or log in again.");
    }
    return decrypt(keys, encrypted, place);
  }

  private static Secret decrypt(Keys keys, String encrypted, String place) {
    try {
      byte[] clear =
          keys.decrypting()
              .decrypt(
                  Base64.getUrlDecoder().decode(encrypted), place.getBytes(StandardCharsets.UTF_8));
      return Secret.taking(clear);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException(
          "What is stored at "
              + place
              + " can't be decrypted: the row was changed, or the value was copied from another"
              + " one. Reinstall the app or log in again.");
    }
  }
}
