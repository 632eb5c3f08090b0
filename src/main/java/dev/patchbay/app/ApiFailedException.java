package dev.patchbay.app;

/** The server did not do what it was asked; the message says why and what to do next. */
final class ApiFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApiFailedException(String message) {
    super(message);
  }
}
