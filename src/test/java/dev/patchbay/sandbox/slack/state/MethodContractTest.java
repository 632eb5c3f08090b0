package dev.patchbay.sandbox.slack.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.contract.Resources;
import dev.patchbay.sandbox.wire.Json;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator's table of methods against Slack's published reference. */
class MethodContractTest {
  private static final JsonNode REFERENCE =
      Json.parse(Resources.text("slack/methods.json")).orElseThrow();

  static java.util.List<MethodSpec> methods() {
    // The reference is older than the steps of workflows.
    return MethodSpec.all().stream().filter(spec -> !spec.name().startsWith("functions.")).toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_table_says_what_the_reference_says(MethodSpec spec) {
    JsonNode published = REFERENCE.path(spec.name());
    assertThat(spec.json()).isEqualTo(published.path("json").asBoolean());
    assertThat(spec.tier()).isEqualTo(published.path("tier").asText());
    assertThat(spec.botScopes()).isEqualTo(strings(published.path("bot")));
    assertThat(spec.userScopes()).isEqualTo(strings(published.path("user")));
    Set<String> required = strings(published.path("required"));
    required.remove("token");
    assertThat(spec.required()).isEqualTo(required);
    Set<String> optional = strings(published.path("arguments"));
    optional.removeAll(required);
    optional.remove("token");
    assertThat(spec.optional()).isEqualTo(optional);
  }

  private static Set<String> strings(JsonNode array) {
    Set<String> all = new TreeSet<>();
    array.forEach(node -> all.add(node.asText()));
    return all;
  }
}
