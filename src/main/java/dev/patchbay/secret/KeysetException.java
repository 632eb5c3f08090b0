package dev.patchbay.secret;

/** The keyset cannot be used; the message says why and what to do. */
public final class KeysetException extends RuntimeException {
  public KeysetException(String message) {
    super(message);
  }
}
