package dev.patchbay.pagerduty.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event types that PagerDuty is known to send (reference/pagerduty.md §5). */
public enum EventType {
  TRIGGERED("incident.triggered"),
  ACKNOWLEDGED("incident.acknowledged"),
  UNACKNOWLEDGED("incident.unacknowledged"),
  RESOLVED("incident.resolved"),
  REOPENED("incident.reopened"),
  /** To the next person of the same policy. */
  ESCALATED("incident.escalated"),
  /** To another escalation policy. */
  DELEGATED("incident.delegated"),
  REASSIGNED("incident.reassigned"),
  PRIORITY_UPDATED("incident.priority_updated"),
  URGENCY_UPDATED("incident.urgency_updated"),
  TITLE_UPDATED("incident.title_updated"),
  /** The incident moved to another service. */
  SERVICE_UPDATED("incident.service_updated"),
  INCIDENT_TYPE_CHANGED("incident.incident_type.changed"),
  ANNOTATED("incident.annotated"),
  STATUS_UPDATE_PUBLISHED("incident.status_update_published"),
  CONFERENCE_BRIDGE_UPDATED("incident.conference_bridge.updated"),
  CUSTOM_FIELDS_UPDATED("incident.custom_field_values.updated"),
  RESPONDER_ADDED("incident.responder.added"),
  RESPONDER_REPLIED("incident.responder.replied"),
  /** Or unassigned. */
  ROLE_ASSIGNED("incident.role.assigned"),
  TASK_CREATED("incident.task.created"),
  TASK_UPDATED("incident.task.updated"),
  TASK_COMPLETED("incident.task.completed"),
  ACTION_CREATED("incident.action_invocation.created"),
  ACTION_UPDATED("incident.action_invocation.updated"),
  ACTION_TERMINATED("incident.action_invocation.terminated"),
  WORKFLOW_STARTED("incident.workflow.started"),
  WORKFLOW_COMPLETED("incident.workflow.completed"),
  SERVICE_CREATED("service.created"),
  SERVICE_CHANGED("service.updated"),
  SERVICE_DELETED("service.deleted"),
  SERVICE_FIELDS_UPDATED("service.custom_field_values.updated"),
  /** What PagerDuty sends when someone tests the subscription. */
  PING("pagey.ping"),
  /** One that was added since. */
  OTHER("other");

  private static final Map<String, EventType> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::key, Function.identity()));

  private final String key;

  EventType(String key) {
    this.key = key;
  }

  /** PagerDuty's name for it. */
  public String key() {
    return key;
  }

  /** {@link #OTHER} where nobody knows the name. */
  static EventType of(String key) {
    return BY_KEY.getOrDefault(key, OTHER);
  }
}
