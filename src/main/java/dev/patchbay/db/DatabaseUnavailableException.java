package dev.patchbay.db;

/**
 * The database cannot be used; the message says which, why, and what to do. It carries no cause on
 * purpose: a driver may repeat the URL, and a URL may hold a password.
 */
public final class DatabaseUnavailableException extends RuntimeException {
  DatabaseUnavailableException(String message) {
    super(message);
  }
}
