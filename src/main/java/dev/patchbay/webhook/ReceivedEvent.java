package dev.patchbay.webhook;

import dev.patchbay.core.IncidentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery on its way into the inbox.
 *
 * @param deliveryId the same on every retry
 * @param subscription whose secret signed it
 * @param incident whose job hands it on; empty = it is only kept
 * @param body as it came, or redacted where it is only kept
 * @param done whether there is nothing left to do about it, as with a ping
 */
record ReceivedEvent(
    String deliveryId,
    String subscription,
    String eventId,
    String typeName,
    Optional<IncidentId> incident,
    Instant occurredAt,
    Instant receivedAt,
    String body,
    boolean done) {

  String state() {
    return done ? "done" : incident.isPresent() ? "new" : "kept";
  }

  @Override
  public String toString() {
    return "ReceivedEvent[" + deliveryId + "]";
  }
}
