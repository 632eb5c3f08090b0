package dev.patchbay.words;

import java.util.Set;
import java.util.stream.Collectors;

/** What PagerDuty's scopes are for. Pure. */
public final class ScopeWords {
  private ScopeWords() {}

  /** What does not work without {@code scope}; one sentence, said wherever a scope is missing. */
  public static String without(String scope) {
    return switch (scope) {
      case "services.read" -> "Services are not found, so channels cannot be connected.";
      case "extension_schemas.read", "extensions.read", "extensions.write" ->
          "Channels cannot be connected, edited or disconnected.";
      case "incidents.read" -> "Incidents cannot be read, so no button works.";
      case "incidents.write" -> "Incidents cannot be acknowledged, resolved or changed.";
      case "webhook_subscriptions.read", "webhook_subscriptions.write" ->
          "Channels cannot be connected with delivery webhook.";
      case "users.read" -> "People are not found to reassign an incident or to add responders.";
      case "priorities.read" -> "The priority of an incident cannot be set.";
      case "escalation_policies.read" ->
          "Escalation policies are not found, to escalate to or to see who is on call.";
      case "oncalls.read" -> "Who is on call cannot be shown or followed.";
      case "incident_workflows.read", "incident_workflows:instances.write" ->
          "Incident workflows cannot be run.";
      case "teams.read", "abilities.read" -> "Not used by this version.";
      default -> "What needs it does not work.";
    };
  }

  /** Each of {@code missing} with what does not work without it, for the Patchbay admin. */
  public static String words(Set<String> missing) {
    return missing.stream()
        .map(scope -> scope + ": " + without(scope))
        .collect(Collectors.joining(" "));
  }
}
