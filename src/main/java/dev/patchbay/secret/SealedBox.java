package dev.patchbay.secret;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals secrets for the database (AES-256-GCM, authenticated). Thread-safe. */
public final class SealedBox {
  private final Aead aead;

  SealedBox(Aead aead) {
    this.aead = aead;
  }

  /**
   * Seals {@code secret} for one place. {@code place} ("table.column:row key") is bound to the
   * result: what was sealed for one row does not open in another.
   */
  public String seal(Secret secret, String place) {
    try {
      byte[] sealed = aead.encrypt(bytes(secret.reveal()), bytes(place));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal for " + place, e);
    }
  }

  /**
   * @throws UnreadableSecretException if the value was sealed for another place, with a key that is
   *     not in the keyset, or was changed
   */
  public Secret open(String sealed, String place) {
    try {
      byte[] opened = aead.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(place));
      return Secret.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException(
          "What is stored at "
              + place
              + " does not open with this keyset: the keyset file is another one than when it was"
              + " stored, or the row was changed. Put the right file at PATCHBAY_KEYSET_FILE, or"
              + " have the token granted anew (install again, log in again).");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
