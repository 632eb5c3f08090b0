package dev.patchbay.secret;

/**
 * An encrypted value that cannot be decrypted: the keyset was lost or replaced, or the row was
 * changed.
 */
public final class UnreadableSecretException extends RuntimeException {
  UnreadableSecretException(String message) {
    super(message);
  }
}
