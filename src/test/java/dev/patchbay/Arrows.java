package dev.patchbay;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which package of ours may use which. What is not written here is forbidden, a new package too; a
 * new arrow needs a decision record in {@code src/adr}.
 */
final class Arrows extends ArchCondition<JavaClass> {
  private static final String ROOT = "dev.patchbay.";
  private static final Set<String> ANYTHING = Set.of("*");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("secret", Set.of()),
          Map.entry("db", Set.of()),
          // Independent witnesses: they know neither us nor each other.
          Map.entry("sandbox.slack", Set.of()),
          Map.entry("sandbox.pagerduty", Set.of()),
          Map.entry("sandbox.page", Set.of("sandbox.slack", "sandbox.pagerduty")),
          Map.entry("jobs", Set.of("core", "db")),
          // adr 7
          Map.entry("keys", Set.of("db", "secret")),
          Map.entry("pagerduty", Set.of("core", "secret")),
          Map.entry("workspace", Set.of("core", "db", "secret")),
          Map.entry("account", Set.of("core", "db", "pagerduty", "secret")),
          Map.entry(
              "wiring",
              Set.of("account", "core", "db", "jobs", "pagerduty", "secret", "workspace")),
          Map.entry(
              "incident", Set.of("account", "core", "db", "jobs", "pagerduty", "secret", "wiring")),
          Map.entry(
              "slack", Set.of("account", "core", "incident", "secret", "wiring", "workspace")),
          Map.entry("web", Set.of("account", "core", "incident", "secret", "wiring", "workspace")),
          Map.entry("app", ANYTHING));

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
    Set<String> targets = ALLOWED.getOrDefault(from, Set.of());
    return to.filter(home -> home.equals(from) || targets.contains(home)).isPresent()
        || targets.equals(ANYTHING);
  }

  private static Optional<String> home(JavaClass type) {
    String name = type.getPackageName();
    return ALLOWED.keySet().stream()
        .filter(known -> (name + ".").startsWith(ROOT + known + "."))
        .findFirst();
  }
}
