package dev.patchbay.app.doctor;

import dev.patchbay.account.Scopes;
import java.util.Collection;
import java.util.List;

/** What each scope of the contract is for, and whether anything works without it. */
final class PagerDutyScope {
  private static final String GRANT =
      "In PagerDuty, Integrations, App Registration, open the app with PAGERDUTY_CLIENT_ID, add the"
          + " scope %s and save. The running server has it with its next token (restart it for one"
          + " now).";

  private PagerDutyScope() {}

  /** One finding each: a fault for what is needed, a warning for what is only welcome. */
  static List<Finding> missing(Collection<String> scopes) {
    return scopes.stream()
        .map(
            scope -> {
              String seen = "PagerDuty does not grant " + scope + ": " + without(scope);
              String todo = GRANT.formatted(scope);
              return Scopes.needed().contains(scope)
                  ? Finding.fault(seen, todo)
                  : Finding.warning(seen, todo);
            })
        .toList();
  }

  static String without(String scope) {
    return switch (scope) {
      case "services.read" -> "services are not found, so channels cannot be connected.";
      case "extension_schemas.read", "extensions.read", "extensions.write" ->
          "channels cannot be connected, edited or disconnected.";
      case "incidents.read" -> "incidents cannot be read, so no button works.";
      case "incidents.write" -> "incidents cannot be acknowledged, resolved or changed.";
      case "users.read" -> "people are shown by their ids.";
      case "webhook_subscriptions.read", "webhook_subscriptions.write" ->
          "connections with delivery by webhook do not work.";
      case "priorities.read" -> "priorities are not shown.";
      case "oncalls.read" -> "who is on call is not shown.";
      case "teams.read" -> "teams are not shown.";
      case "escalation_policies.read" -> "escalation policies are not shown.";
      case "abilities.read" -> "what the account's plan includes is found out only by trying.";
      default -> "nothing that is known here needs it; perhaps PAGERDUTY_SCOPES has a typo.";
    };
  }
}
