package dev.patchbay.webhook;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an incident, as the inbox hands it on. Texts are PagerDuty's: escape
 * them where they are shown.
 *
 * @param id PagerDuty's id of the event; handed on once
 * @param type {@link EventType#OTHER} for a type that was added since: only {@code snapshot} tells
 * @param typeName PagerDuty's name of the type
 * @param occurredAt when it happened, or when we received it where PagerDuty does not say
 * @param service empty for notes and the like, which only name the incident
 * @param agent who did it; empty for automation
 * @param snapshot the incident's state right after the event, where the event has it
 * @param raw the event's JSON as it came
 */
public record IncidentEvent(
    String id,
    EventType type,
    String typeName,
    Instant occurredAt,
    IncidentId incident,
    Optional<ServiceId> service,
    Optional<Party> agent,
    Optional<IncidentSnapshot> snapshot,
    EventDetail detail,
    String raw) {

  /** Without its texts, which logs need not know. */
  @Override
  public String toString() {
    return "IncidentEvent[" + id + " " + typeName + " of " + incident + " at " + occurredAt + "]";
  }
}
