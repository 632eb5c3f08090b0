package dev.patchbay.db;

/** A write under a lease that ran out and was taken by another: nothing of it may be stored. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeaseLostException(String key) {
    super("the lease on " + key + " expired and another has held it since");
  }
}
