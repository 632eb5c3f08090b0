package dev.patchbay.pagerduty;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** Needed, and those that only some features need. */
  public static Set<String> wanted() {
    var all = needed();
    all.addAll(WELCOME);
    return all;
  }

  /** What a person's login asks for where PagerDuty refused the rest. */
  public static Set<String> neededOfPerson() {
    return ofPerson(needed());
  }

  /** What a login should have and has not; {@code openid} opens it and gives no right. */
  public static Set<String> missingOfPerson(Set<String> granted) {
    var missing = ofPerson();
    missing.removeAll(granted);
    missing.remove("openid");
    return missing;
  }

  /** What a person's login asks for where nothing else is configured. */
  public static Set<String> ofPerson() {
    return ofPerson(wanted());
  }

  /** What a person's login asks for of {@code configured}, {@code PAGERDUTY_SCOPES}. */
  public static Set<String> ofPerson(Set<String> configured) {
    var asked = new LinkedHashSet<String>();
    asked.add("openid");
    asked.addAll(configured);
    asked.removeIf(scope -> scope.startsWith("webhook_subscriptions."));
    return asked;
  }
}
