package dev.patchbay.incident.step;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param outputs of one that {@link State#ENDED ended} well
 * @param failure present where it ended badly, in words
 */
record StoredStep(
    StepRequest request,
    State state,
    Map<String, String> outputs,
    Optional<String> failure,
    Instant receivedAt) {
  enum State {
    ASKED,
    /** PagerDuty may have been told: what cannot be told twice is not. */
    ACTING,
    /** Slack is still to hear of it. */
    ENDED,
    /** Kept for a while, since Slack repeats its events. */
    TOLD
  }
}
