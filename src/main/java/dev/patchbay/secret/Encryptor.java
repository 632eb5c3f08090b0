package dev.patchbay.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/** Seals secrets for the database (AES-256-GCM, authenticated). Thread-safe. */
public final class Encryptor {
  private final LiveKeys live;

  Encryptor(LiveKeys live) {
    this.live = live;
  }

  /**
   * Seals {@code secret} for one place. {@code place} ("table.column:row key") is bound to the
   * result: what was sealed for one row does not open in another.
   *
   * @throws KeysetException if the keyset is known to be another database's
   */
  public String seal(Secret secret, String place) {
    byte[] clear = secret.bytes();
    try {
      byte[] sealed =
          live.now()
              .sealingWith(live.sealsWith())
              .encrypt(clear, place.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal for " + place, e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * A key that is not known yet is looked for in the file before this fails.
   *
   * @throws UnreadableSecretException if the value was sealed for another place, with a key that is
   *     not in the keyset, or was changed
   */
  public Secret open(String sealed, String place) {
    OptionalLong key = KeyPrefix.of(sealed);
    Keys keys = key.isPresent() ? live.knowing(key.getAsLong()) : live.now();
    if (key.isPresent() && !keys.has(key.getAsLong())) {
      throw new UnreadableSecretException(
          place
              + " can't be decrypted: key "
              + key.getAsLong()
              + " isn't in the keyset file. Put the right file at PATCHBAY_KEYSET_FILE; no restart"
              + " needed. If it's lost, reinstall the app or log in again.");
    }
    return open(keys, sealed, place);
  }

  private static Secret open(Keys keys, String sealed, String place) {
    try {
      byte[] opened =
          keys.opening()
              .decrypt(
                  Base64.getUrlDecoder().decode(sealed), place.getBytes(StandardCharsets.UTF_8));
      return Secret.taking(opened);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException(
          "What is stored at "
              + place
              + " does not open: the row was changed, or the value was copied from another one."
              + " Reinstall the app or log in again.");
    }
  }
}
