package dev.patchbay.app;

/** The audit cannot be read here; the message says why and what to do. */
final class AuditUnreadableException extends RuntimeException {
  AuditUnreadableException(String message) {
    super(message);
  }
}
