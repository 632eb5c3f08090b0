package dev.patchbay.webhook;

import java.time.Instant;

/**
 * Thrown by an {@link EventListener} whose vendor asked for a pause: the event comes again then,
 * and that counts as no failure.
 */
public final class EventDelayedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  public EventDelayedException(Instant until) {
    super("an event waits until " + until, null, false, false);
    this.until = until;
  }

  Instant until() {
    return until;
  }
}
