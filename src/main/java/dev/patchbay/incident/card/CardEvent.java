package dev.patchbay.incident.card;

import dev.patchbay.pagerduty.event.EventType;
import java.util.Arrays;
import java.util.Locale;

/** What can happen to an incident, as a timeline tells it. */
public enum CardEvent {
  TRIGGERED,
  ACKNOWLEDGED,
  UNACKNOWLEDGED,
  RESOLVED,
  REOPENED,
  ESCALATED,
  DELEGATED,
  REASSIGNED,
  PRIORITY_UPDATED,
  URGENCY_UPDATED,
  TITLE_UPDATED,
  SERVICE_UPDATED,
  INCIDENT_TYPE_CHANGED,
  ANNOTATED,
  STATUS_UPDATE_PUBLISHED,
  CONFERENCE_BRIDGE_UPDATED,
  CUSTOM_FIELDS_UPDATED,
  RESPONDER_ADDED,
  RESPONDER_REPLIED,
  ROLE_ASSIGNED,
  TASK_CREATED,
  TASK_UPDATED,
  TASK_COMPLETED,
  ACTION_CREATED,
  ACTION_UPDATED,
  ACTION_TERMINATED,
  WORKFLOW_STARTED,
  WORKFLOW_COMPLETED,
  /** Of a type that nobody knows here. */
  OTHER;

  /** As stored. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CardEvent of(String key) {
    return Arrays.stream(values())
        .filter(event -> event.key().equals(key))
        .findFirst()
        .orElse(OTHER);
  }

  /** The names are the same. */
  static CardEvent of(EventType type) {
    return of(type.name().toLowerCase(Locale.ROOT));
  }
}
