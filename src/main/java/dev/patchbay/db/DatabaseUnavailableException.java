package dev.patchbay.db;

/**
 * The database cannot be used; the message says which, why, and what to do. It carries no cause on
 * purpose: a driver may repeat the URL, and a URL may hold a password.
 */
public final class DatabaseUnavailableException extends RuntimeException {
  /** What someone who only looks wants to tell apart. */
  public enum Reason {
    /** An embedded one that is not there yet: the first start makes it. */
    ABSENT,
    /** An embedded one that another process has open. */
    IN_USE,
    OTHER
  }

  private final Reason reason;

  DatabaseUnavailableException(String message) {
    this(message, Reason.OTHER);
  }

  DatabaseUnavailableException(String message, Reason reason) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
