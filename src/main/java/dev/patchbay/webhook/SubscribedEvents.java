package dev.patchbay.webhook;

import dev.patchbay.pagerduty.event.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which event types our subscription asks for (reference/pagerduty.md §5). */
final class SubscribedEvents {
  /** Those that every account has: without one of them a card would not stay true. */
  static final Set<String> CORE =
      keys(
          EnumSet.of(
              EventType.TRIGGERED,
              EventType.ACKNOWLEDGED,
              EventType.UNACKNOWLEDGED,
              EventType.RESOLVED,
              EventType.REOPENED,
              EventType.ESCALATED,
              EventType.DELEGATED,
              EventType.REASSIGNED,
              EventType.PRIORITY_UPDATED,
              EventType.ANNOTATED,
              EventType.STATUS_UPDATE_PUBLISHED,
              EventType.RESPONDER_ADDED,
              EventType.RESPONDER_REPLIED));

  /**
   * And those that came later. Workflows and actions would need scopes that the app does not ask
   * for.
   */
  static final Set<String> ALL = all();

  private SubscribedEvents() {}

  private static Set<String> all() {
    var later =
        EnumSet.of(
            EventType.SERVICE_UPDATED,
            EventType.INCIDENT_TYPE_CHANGED,
            EventType.CONFERENCE_BRIDGE_UPDATED,
            EventType.CUSTOM_FIELDS_UPDATED,
            EventType.ROLE_ASSIGNED,
            EventType.TASK_CREATED,
            EventType.TASK_UPDATED,
            EventType.TASK_COMPLETED);
    return Arrays.stream(EventType.values())
        .filter(type -> later.contains(type) || CORE.contains(type.key()))
        .map(EventType::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> keys(Set<EventType> types) {
    return types.stream().map(EventType::key).collect(Collectors.toUnmodifiableSet());
  }
}
