package dev.patchbay.secret;

/** A sealed value that does not open: the keyset was lost or replaced, or the row was changed. */
public final class UnreadableSecretException extends RuntimeException {
  public UnreadableSecretException(String message) {
    super(message);
  }
}
