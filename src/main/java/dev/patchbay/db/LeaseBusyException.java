package dev.patchbay.db;

import java.time.Duration;

/** Others held a key for longer than whoever waited for it could wait. */
public final class LeaseBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeaseBusyException(String key, Duration waited) {
    super("others have held the lease on " + key + " for longer than " + waited);
  }
}
