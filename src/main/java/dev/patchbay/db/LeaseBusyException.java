package dev.patchbay.db;

import java.time.Duration;
import java.util.Optional;

/** Others held a key for longer than whoever waited for it could wait. */
public final class LeaseBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param held the last of them; empty where it has given the key back by now
   */
  LeaseBusyException(String key, Duration waited, Optional<HeldLease> held) {
    super(
        "others have held the lease on "
            + key
            + " for longer than "
            + waited
            + held.map(last -> ", the last of them " + last.holder() + " since " + last.since())
                .orElse(""));
  }
}
