package dev.patchbay.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator's table of methods against Slack's published reference. */
class MethodContractTest {
  static java.util.List<MethodSpec> methods() {
    return MethodSpec.all();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_table_says_what_the_reference_says(MethodSpec spec) throws Exception {
    Path folder =
        Path.of(
                Optional.ofNullable(System.getenv("PATCHBAY_CONTRACTS"))
                    .orElse("../shared/contracts"))
            .resolve("slack/methods");
    assumeTrue(
        Files.isDirectory(folder) || "true".equals(System.getenv("CI")),
        "skipped: no contracts at " + folder);
    JsonNode published =
        Json.parse(Files.readString(folder.resolve(spec.name() + ".json"))).orElseThrow();
    assertThat(spec.json()).isEqualTo(published.path("json_input_supported").asBoolean(false));
    assertThat(spec.tier()).isEqualTo(published.path("rate_limits").asText());
    assertThat(spec.botScopes()).isEqualTo(strings(published.at("/scope/bot")));
    assertThat(spec.userScopes()).isEqualTo(strings(published.at("/scope/user")));
    Set<String> required = strings(published.at("/args/required"));
    required.remove("token");
    assertThat(spec.required()).isEqualTo(required);
    Set<String> optional = new TreeSet<>();
    published.at("/args/properties").fieldNames().forEachRemaining(optional::add);
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
