package dev.patchbay.pagerduty;

import dev.patchbay.core.ServiceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident to be triggered. Without assignees and policy the service's own policy decides whom
 * it wakes.
 *
 * @param details the incident's body; blank for none
 * @param urgency high or low; empty: as the service says
 * @param priority PagerDuty's id of it
 * @param assignees ids of users; must be empty where a policy is given
 * @param policy id of an escalation policy other than the service's
 * @param key the same for every attempt at the same incident, so that it is made once
 */
public record IncidentDraft(
    ServiceId service,
    String title,
    String details,
    Optional<String> urgency,
    Optional<String> priority,
    List<String> assignees,
    Optional<String> policy,
    String key) {
  public IncidentDraft {
    if (title.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("an incident needs a title and a key");
    }
    if (!assignees.isEmpty() && policy.isPresent()) {
      throw new IllegalArgumentException("PagerDuty takes assignees or a policy, not both");
    }
    assignees = List.copyOf(assignees);
  }

  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "incident");
    body.put("title", title);
    body.put("service", reference(service.value(), "service_reference"));
    body.put("incident_key", key);
    if (!details.isBlank()) {
      body.put("body", Map.of("type", "incident_body", "details", details));
    }
    urgency.ifPresent(chosen -> body.put("urgency", chosen));
    priority.ifPresent(chosen -> body.put("priority", reference(chosen, "priority_reference")));
    policy.ifPresent(
        chosen -> body.put("escalation_policy", reference(chosen, "escalation_policy_reference")));
    if (!assignees.isEmpty()) {
      body.put(
          "assignments",
          assignees.stream()
              .map(user -> Map.of("assignee", reference(user, "user_reference")))
              .toList());
    }
    return body;
  }

  private static Map<String, String> reference(String id, String type) {
    return Map.of("id", id, "type", type);
  }
}
