package dev.patchbay.wiring;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When it was last seen that a connection works.
 *
 * @param proven by a test incident that went the whole way
 * @param alive by a press on a message that its extension posted
 */
public record ConnectionSeen(Optional<Instant> proven, Optional<Instant> alive) {
  public static final ConnectionSeen NEVER = new ConnectionSeen(Optional.empty(), Optional.empty());

  /** The later of the two. */
  public Optional<Instant> last() {
    return Stream.concat(proven.stream(), alive.stream()).max(Instant::compareTo);
  }
}
