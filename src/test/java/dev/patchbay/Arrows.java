package dev.patchbay;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which package of ours may use which. What is not written here is forbidden, a new package too; a
 * new arrow needs a decision record in {@code src/adr}. All may use {@code core}. {@code x..} means
 * {@code x} and all below it; a class belongs to the longest package named here.
 */
final class Arrows extends ArchCondition<JavaClass> {
  private static final String ROOT = "dev.patchbay.";
  private static final String ANYTHING = "*";
  private static final String KIT = "slack.api slack.inbound slack.view words secret workspace";
  private static final String FEATURES =
      "audit db incident.. jobs keys login outbox pagerduty secret token webhook wiring.. words"
          + " workspace";

  private static final Map<String, Set<String>> ALLOWED = allowed();

  private static Map<String, Set<String>> allowed() {
    var table = new LinkedHashMap<String, Set<String>>();
    // 0: values, and what everything stands on
    allow(table, "core", "");
    allow(table, "secret", "");
    allow(table, "proxy", "");
    allow(table, "db", "");
    // 0: independent witnesses, which know neither us nor each other
    allow(table, "sandbox.wire", "");
    allow(table, "sandbox.slack", "sandbox.wire");
    allow(table, "sandbox.pagerduty", "sandbox.wire");
    allow(table, "sandbox.page", "sandbox.wire sandbox.slack sandbox.pagerduty");
    // 1
    allow(table, "words", "");
    allow(table, "jobs", "db");
    allow(table, "keys", "db secret");
    allow(table, "audit", "db");
    allow(table, "pagerduty", "proxy secret");
    allow(table, "workspace", "db secret");
    // 2
    allow(table, "token", "db pagerduty secret");
    allow(table, "outbox", "db jobs");
    // 3
    allow(table, "login", "db pagerduty secret token");
    allow(table, "webhook", "db jobs pagerduty secret token");
    allow(table, "wiring", "db pagerduty token");
    // 4
    allow(table, "wiring.plan", "wiring");
    allow(table, "wiring.file", "wiring wiring.plan");
    allow(
        table,
        "wiring.apply",
        "audit db jobs pagerduty secret token webhook wiring wiring.plan words workspace");
    // 5
    allow(table, "incident", "audit db jobs pagerduty secret token wiring");
    allow(table, "incident.click", "incident");
    allow(table, "incident.step", "incident.. audit db jobs pagerduty secret token wiring");
    allow(table, "incident.oncall", "audit db incident jobs pagerduty secret token wiring");
    allow(table, "incident.find", "audit db incident jobs pagerduty secret token wiring");
    allow(table, "incident.card", "db incident jobs outbox pagerduty token webhook wiring");
    allow(
        table,
        "incident.proof",
        "audit db incident incident.card jobs outbox pagerduty secret token webhook wiring");
    allow(
        table, "incident.notice", "db incident incident.card jobs outbox pagerduty token webhook");
    allow(table, "incident.talk", "db incident.card jobs pagerduty token");
    // 6: Slack
    allow(table, "slack.api", "proxy secret workspace");
    allow(table, "slack.view", "words");
    allow(table, "slack.inbound", KIT);
    allow(table, "slack.command", KIT);
    allow(table, "slack.workspace", KIT + " slack.command token");
    allow(table, "slack.login", KIT + " login.. slack.command token");
    allow(table, "slack.wiring", KIT + " wiring.. slack.command token outbox slack.login");
    allow(
        table,
        "slack.incident",
        KIT + " incident.. slack.command token outbox slack.login slack.card wiring");
    allow(
        table,
        "slack.incident.thread",
        KIT + " incident.. slack.command outbox slack.incident slack.card");
    allow(table, "slack.oncall", KIT + " incident.. slack.command token slack.login wiring");
    allow(
        table,
        "slack.incident.trigger",
        KIT + " incident.. slack.command token slack.login slack.card slack.incident wiring");
    allow(table, "slack.incident.step", KIT + " incident.. slack.command slack.incident");
    allow(
        table,
        "slack.incident.unfurl",
        KIT + " incident.. slack.command slack.login slack.incident slack.card");
    allow(table, "slack.card", KIT + " incident.. outbox");
    allow(table, "slack.home", KIT + " slack.. " + FEATURES);
    allow(table, "slack", "slack.. " + FEATURES);
    // 6: HTTP
    allow(table, "web.http", "");
    allow(table, "web.page", "login token web.http wiring words workspace");
    allow(table, "web.api", "audit secret web.http wiring.. words");
    allow(table, "web", "web.. " + FEATURES);
    // 7, 8
    allow(table, "doctor", "db pagerduty proxy secret slack.api slack.inbound words workspace");
    allow(table, "app.settings", ANYTHING);
    allow(table, "app.server", ANYTHING);
    allow(table, "app.demo", ANYTHING);
    allow(table, "app", ANYTHING);
    return table;
  }

  private static void allow(Map<String, Set<String>> table, String from, String targets) {
    table.put(
        from,
        Arrays.stream(targets.split(" ", -1))
            .filter(target -> !target.isEmpty())
            .collect(Collectors.toSet()));
  }

  Arrows() {
    super("use only the packages that the architecture allows");
  }

  @Override
  public void check(JavaClass origin, ConditionEvents events) {
    Optional<String> from = home(origin);
    if (from.isEmpty()) {
      events.add(
          SimpleConditionEvent.violated(
              origin, origin.getName() + " is in a package without a place in the architecture"));
      return;
    }
    for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (target.getPackageName().startsWith(ROOT) && !allowed(from.get(), home(target))) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private static boolean allowed(String from, Optional<String> to) {
    return to.filter(home -> home.equals(from) || home.equals("core") || reaches(from, home))
        .isPresent();
  }

  private static boolean reaches(String from, String to) {
    Set<String> targets = ALLOWED.getOrDefault(from, Set.of());
    return targets.contains(to)
        || targets.contains(ANYTHING)
        || targets.stream()
            .filter(target -> target.endsWith(".."))
            .map(target -> target.substring(0, target.length() - 2))
            .anyMatch(root -> to.equals(root) || to.startsWith(root + "."));
  }

  /** The longest package named above that holds the class. */
  private static Optional<String> home(JavaClass type) {
    String name = type.getPackageName() + ".";
    List<String> holding =
        ALLOWED.keySet().stream().filter(known -> name.startsWith(ROOT + known + ".")).toList();
    return holding.stream().max(Comparator.comparingInt(String::length));
  }
}
