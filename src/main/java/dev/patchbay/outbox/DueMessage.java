package dev.patchbay.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A row that is due.
 *
 * @param wanted what the row had been called for when it was read: written is set to this
 * @param attempt of a post whose answer never came
 * @param since when it is due
 */
record DueMessage(
    MessageKey key, Optional<String> ts, long wanted, Optional<String> attempt, Instant since) {
  boolean edit() {
    return ts.isPresent();
  }
}
