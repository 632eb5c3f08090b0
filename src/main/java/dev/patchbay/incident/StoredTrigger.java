package dev.patchbay.incident;

import java.time.Instant;
import java.util.Optional;

/** A request as stored; {@code triedAt}: when its first try began. */
record StoredTrigger(long id, TriggerRequest request, State state, Optional<Instant> triedAt) {
  enum State {
    QUEUED,
    /** PagerDuty may have been told. */
    ACTING,
    AWAITING_LOGIN,
    /** It came to nothing: asked again, it is tried again. */
    REFUSED,
    DONE
  }

  boolean ended() {
    return state == State.REFUSED || state == State.DONE;
  }
}
