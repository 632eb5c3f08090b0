package dev.patchbay.pagerduty;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known beforehand of the operations that this client makes (reference/pagerduty.md §1.8,
 * §4): the scope that each needs, so that it can be named also where the answer does not, and which
 * have a limit of their own beside the token's.
 */
final class Operations {
  /** {@code GET /users/me} needs none. */
  static final Map<String, String> SCOPES =
      Map.ofEntries(
          Map.entry("GET /services", "services.read"),
          Map.entry("GET /services/{id}", "services.read"),
          Map.entry("GET /extension_schemas", "extension_schemas.read"),
          Map.entry("GET /extensions", "extensions.read"),
          Map.entry("GET /extensions/{id}", "extensions.read"),
          Map.entry("POST /extensions", "extensions.write"),
          Map.entry("PUT /extensions/{id}", "extensions.write"),
          Map.entry("DELETE /extensions/{id}", "extensions.write"),
          Map.entry("POST /extensions/{id}/enable", "extensions.write"),
          Map.entry("GET /incidents", "incidents.read"),
          Map.entry("GET /incidents/{id}", "incidents.read"),
          Map.entry("POST /incidents", "incidents.write"),
          Map.entry("PUT /incidents", "incidents.write"),
          Map.entry("PUT /incidents/{id}", "incidents.write"),
          Map.entry("GET /incidents/{id}/alerts", "incidents.read"),
          Map.entry("POST /incidents/{id}/notes", "incidents.write"),
          Map.entry("POST /incidents/{id}/snooze", "incidents.write"),
          Map.entry("POST /incidents/{id}/status_updates", "incidents.write"),
          Map.entry("POST /incidents/{id}/responder_requests", "incidents.write"),
          Map.entry("GET /users", "users.read"),
          Map.entry("GET /users/{id}", "users.read"),
          Map.entry("GET /priorities", "priorities.read"),
          Map.entry("GET /escalation_policies", "escalation_policies.read"),
          Map.entry("GET /escalation_policies/{id}", "escalation_policies.read"),
          Map.entry("GET /oncalls", "oncalls.read"),
          Map.entry("GET /incident_workflows", "incident_workflows.read"),
          Map.entry(
              "POST /incident_workflows/{id}/instances", "incident_workflows:instances.write"),
          Map.entry("GET /abilities", "abilities.read"),
          Map.entry("GET /webhook_subscriptions", "webhook_subscriptions.read"),
          Map.entry("GET /webhook_subscriptions/{id}", "webhook_subscriptions.read"),
          Map.entry("POST /webhook_subscriptions", "webhook_subscriptions.write"),
          Map.entry("PUT /webhook_subscriptions/{id}", "webhook_subscriptions.write"),
          Map.entry("DELETE /webhook_subscriptions/{id}", "webhook_subscriptions.write"),
          Map.entry("POST /webhook_subscriptions/{id}/enable", "webhook_subscriptions.write"),
          Map.entry("POST /webhook_subscriptions/{id}/ping", "webhook_subscriptions.write"));

  static final Set<String> LIMITED = Set.of("PUT /incidents", "POST /incidents", "GET /oncalls");

  private Operations() {}

  static Optional<String> scope(String operation) {
    return Optional.ofNullable(SCOPES.get(operation));
  }

  static boolean limited(String operation) {
    return LIMITED.contains(operation);
  }
}
