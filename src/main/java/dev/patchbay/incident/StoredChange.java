package dev.patchbay.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A click as it stands in the database.
 *
 * @param triedAt when it was first carried to PagerDuty since it was queued; of one that is done,
 *     when it was
 */
record StoredChange(long id, ChangeRequest request, State state, Optional<Instant> triedAt) {
  /** How far it is. */
  enum State {
    QUEUED,
    /** PagerDuty is being told, or was told by a run that did not end. */
    ACTING,
    AWAITING_LOGIN,
    /** Done; the message that was pressed may not show it yet. */
    SHOWING
  }
}
