package dev.patchbay.pagerduty.event;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * One V3 webhook event.
 *
 * @param id the same in every delivery of it
 * @param typeName PagerDuty's name, also of a type that is not known
 * @param occurredAt empty where the event does not say so in a way that can be read
 * @param agent who did it; empty for automation
 * @param incident what it is about, where that is an incident
 * @param service whose incident it is, where the event says so: notes and the like do not
 * @param snapshot the incident's state, where the event has it
 */
public record WebhookEvent(
    String id,
    EventType type,
    String typeName,
    Optional<Instant> occurredAt,
    Optional<Party> agent,
    Optional<IncidentId> incident,
    Optional<ServiceId> service,
    Optional<IncidentSnapshot> snapshot,
    EventDetail detail) {}
