package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.contract.PagerDutyFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the client believes of its operations is what PagerDuty publishes. */
class OperationsTest {
  /** The contract, section 2. */
  private static final Set<String> IN_THE_CONTRACT =
      Set.of(
          "services.read",
          "extension_schemas.read",
          "extensions.read",
          "extensions.write",
          "incidents.read",
          "incidents.write",
          "users.read",
          "webhook_subscriptions.read",
          "webhook_subscriptions.write",
          "priorities.read",
          "oncalls.read",
          "teams.read",
          "escalation_policies.read",
          "abilities.read");

  /** Asked for only where {@code PAGERDUTY_SCOPES} says so. */
  private static final Set<String> BESIDE =
      Set.of("incident_workflows.read", "incident_workflows:instances.write");

  private static final String FREE = "GET /users/me";
  private static final Pattern TEMPLATE = Pattern.compile("\"(/[a-z_]+(?:/[a-z_{}]+)*)\"");
  private static final Path SOURCES = Path.of("src/main/java/dev/patchbay/pagerduty");

  private final PagerDutyFacts facts = PagerDutyFacts.read();

  @Test
  void each_operation_needs_the_scope_that_is_published_and_one_of_the_contract() {
    assertThat(Operations.SCOPES)
        .allSatisfy(
            (operation, scope) -> {
              assertThat(scope).as(operation).isEqualTo(facts.operation(operation).scope());
              assertThat(BESIDE.contains(scope) || IN_THE_CONTRACT.contains(scope))
                  .as(operation)
                  .isTrue();
            });
    assertThat(facts.operation(FREE).scope()).isEmpty();
  }

  @Test
  void operations_with_a_limit_of_their_own_are_those_published() {
    assertThat(Operations.SCOPES.keySet().stream().filter(Operations::limited))
        .containsExactlyInAnyOrderElementsOf(
            Operations.SCOPES.keySet().stream()
                .filter(operation -> facts.operation(operation).limited())
                .toList());
  }

  /** An operation added without its scope would be refused without a name for it. */
  @Test
  void every_path_that_the_client_calls_is_known_here() throws Exception {
    var called = new TreeSet<String>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Api.java")).toList()) {
        TEMPLATE.matcher(Files.readString(file)).results().forEach(hit -> called.add(hit.group(1)));
      }
    }
    Set<String> known =
        Operations.SCOPES.keySet().stream()
            .map(operation -> operation.substring(operation.indexOf(' ') + 1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    known.add("/users/me");
    assertThat(called).isNotEmpty().isSubsetOf(known);
  }
}
