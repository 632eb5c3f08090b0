package dev.patchbay.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The PagerDuty scopes of the contract, section 2. */
public final class Scopes {
  private static final List<String> NEEDED =
      List.of(
          "services.read",
          "extension_schemas.read",
          "extensions.read",
          "extensions.write",
          "incidents.read",
          "incidents.write",
          "users.read",
          "webhook_subscriptions.read",
          "webhook_subscriptions.write");
  private static final List<String> WELCOME =
      List.of(
          "priorities.read",
          "oncalls.read",
          "teams.read",
          "escalation_policies.read",
          "abilities.read");

  private Scopes() {}

  /** Without these the app does not work. */
  public static Set<String> needed() {
    return new LinkedHashSet<>(NEEDED);
  }

  /** Needed, and those that something more hangs on. */
  public static Set<String> wanted() {
    var all = needed();
    all.addAll(WELCOME);
    return all;
  }

  /** What does not work without {@code scope}; one sentence, said wherever a scope is missing. */
  public static String without(String scope) {
    return switch (scope) {
      case "services.read" -> "Services are not found, so channels cannot be connected.";
      case "extension_schemas.read", "extensions.read", "extensions.write" ->
          "Channels cannot be connected, edited or disconnected.";
      case "incidents.read" -> "Incidents cannot be read, so no button works.";
      case "incidents.write" -> "Incidents cannot be acknowledged, resolved or changed.";
      case "users.read" -> "People are shown by their ids.";
      case "webhook_subscriptions.read", "webhook_subscriptions.write" ->
          "Connections cannot be delivered by webhook.";
      case "priorities.read" -> "Priorities are not shown.";
      case "oncalls.read" -> "Who is on call is not shown.";
      case "teams.read" -> "Teams are not shown.";
      case "escalation_policies.read" -> "Escalation policies are not shown.";
      case "abilities.read" -> "What the account's plan includes is found out only by trying.";
      default -> "What hangs on it does not work.";
    };
  }

  /** Each of {@code missing} with what does not work without it, for the operator. */
  public static String words(Set<String> missing) {
    return missing.stream()
        .map(scope -> scope + ": " + without(scope))
        .collect(Collectors.joining(" "));
  }

  /** What a log-in should have and has not; {@code openid} opens it and gives no right. */
  public static Set<String> missingOfPerson(Set<String> granted) {
    var missing = ofPerson();
    missing.removeAll(granted);
    missing.remove("openid");
    return missing;
  }

  /** What a person's log-in asks for. */
  public static Set<String> ofPerson() {
    var asked = new LinkedHashSet<String>();
    asked.add("openid");
    asked.addAll(wanted());
    asked.removeIf(scope -> scope.startsWith("webhook_subscriptions."));
    return asked;
  }
}
