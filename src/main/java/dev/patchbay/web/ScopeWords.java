package dev.patchbay.web;

/** What a person cannot do without a PagerDuty scope. */
final class ScopeWords {
  private ScopeWords() {}

  static String without(String scope) {
    return switch (scope) {
      case "services.read" -> "Services are not found, so channels cannot be connected.";
      case "extension_schemas.read", "extensions.read", "extensions.write" ->
          "Channels cannot be connected, edited or disconnected.";
      case "incidents.read" -> "Incidents cannot be read, so no button works.";
      case "incidents.write" -> "Incidents cannot be acknowledged, resolved or changed.";
      case "users.read" -> "People are shown by their ids.";
      case "priorities.read" -> "Priorities are not shown.";
      case "oncalls.read" -> "Who is on call is not shown.";
      case "teams.read" -> "Teams are not shown.";
      case "escalation_policies.read" -> "Escalation policies are not shown.";
      case "abilities.read" -> "What the account's plan includes is found out only by trying.";
      default -> "What hangs on it does not work.";
    };
  }
}
