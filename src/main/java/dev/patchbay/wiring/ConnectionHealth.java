package dev.patchbay.wiring;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the extension has the current bot token; if not, why.
 *
 * @param reason what was refused and why, in plain words of ours and the vendor's; blank if nothing
 * @param since when it came into this state, if it ever left the first
 */
public record ConnectionHealth(ConnectionState state, String reason, Optional<Instant> since) {
  public static final ConnectionHealth WORKING =
      new ConnectionHealth(ConnectionState.WORKING, "", Optional.empty());

  public boolean working() {
    return state == ConnectionState.WORKING;
  }
}
