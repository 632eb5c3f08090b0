package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.CommandRun;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.web.api.ApiContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wiring file from the command line to PagerDuty's extensions and back. */
final class WiringFileSmokeTest {
  private static final String GOOD =
      """
      version: 1
      connections:
        - {service: Checkout API, channel: "#checkout-alerts", urgency: [high]}
        - {service: Payments, channel: "#ops", notify: [trigger, resolve]}
      """;

  private final Path folder;
  private final World world;
  private final Map<String, String> env;

  WiringFileSmokeTest(@TempDir Path folder) {
    this.folder = folder;
    world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_API_TOKEN", "ci:marked-token"));
    world.ada.install();
    // Only what the contract says that these commands need.
    env =
        Map.of(
            "PATCHBAY_API_TOKEN",
            "ci:marked-token",
            "PATCHBAY_PUBLIC_URL",
            world.sandbox().address().toString());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("wiring.yaml"), text).toString();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(world.sandbox().address() + "/api/v1/" + path))
            .header("Authorization", "Bearer marked-token");
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void a_file_is_planned_applied_and_then_there_is_nothing_to_do() throws Exception {
    var file = file(GOOD);
    var plan = CommandRun.of(env, "plan", file);
    assertThat(plan.exit()).as(plan.err()).isEqualTo(2);
    assertThat(plan.out())
        .contains("+ create      #checkout-alerts ← Checkout API", "Plan: 2 to create.");
    assertThat(world.sandbox().pagerDuty().account().stored()).isEmpty();

    var rehearsed = CommandRun.of(env, "apply", "--dry-run", file);
    assertThat(rehearsed.exit()).as(rehearsed.err()).isZero();
    assertThat(rehearsed.out()).contains("POST /extensions").doesNotContain("xoxb-");
    assertThat(world.sandbox().pagerDuty().account().stored()).isEmpty();

    assertThat(CommandRun.of(env, "apply", file).exit()).isEqualTo(64);
    assertThat(world.sandbox().pagerDuty().account().stored()).isEmpty();

    var apply = CommandRun.of(env, "apply", "--yes", file);
    assertThat(apply.exit()).as(apply.err()).isZero();
    assertThat(apply.out()).contains("2 done, 0 failed.");
    assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(2);

    for (int i = 0; i < 2; i++) {
      var again = CommandRun.of(env, "plan", file);
      assertThat(again.exit()).as(again.out() + again.err()).isZero();
      assertThat(again.out()).contains("No changes.");
      world.sandbox().restart();
    }
  }

  @Test
  void a_plan_waits_as_long_as_slack_asks() throws Exception {
    world.sandbox().slack().faults().next("conversations.list", Fault.http429(1));
    var plan = CommandRun.of(env, "plan", file(GOOD));
    assertThat(plan.exit()).as(plan.err()).isEqualTo(2);
    assertThat(plan.out()).contains("Plan: 2 to create.");
  }

  @Test
  void a_plan_says_so_when_slack_asks_for_more_than_a_minute() throws Exception {
    world.sandbox().slack().faults().next("conversations.list", Fault.http429(61));
    var plan = CommandRun.of(env, "plan", file(GOOD));
    assertThat(plan.exit()).isEqualTo(1);
    assertThat(plan.err()).contains("Slack").contains("61 seconds");
  }

  @Test
  void one_row_that_cannot_be_done_stops_no_other() throws Exception {
    var file = file(GOOD + "  - {service: Search, channel: \"#old-alerts\"}\n");
    var apply = CommandRun.of(env, "apply", "--yes", file);
    assertThat(apply.exit()).as(apply.err()).isEqualTo(3);
    assertThat(apply.out()).contains("2 done, 1 failed.");
    assertThat(apply.err()).contains("#old-alerts ← Search: #old-alerts is archived. Unarchive it");
    assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(2);
  }

  @Test
  void mistakes_of_a_file_are_all_said_with_their_places() throws Exception {
    var file =
        file(
            """
            version: 1
            connections:
              - {service: Chekout API, channel: "#checkout-alerts"}
              - {service: Payments, channel: "#opps", urgency: [hihg]}
            """);
    var plan = CommandRun.of(env, "plan", file);
    assertThat(plan.exit()).isEqualTo(1);
    assertThat(plan.err().lines().toList())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(line -> line.matches(java.util.regex.Pattern.quote(file) + ":[0-9]+:[0-9]+: .+"));
    assertThat(CommandRun.of(env, "apply", "--yes", file).exit()).isEqualTo(1);
    assertThat(world.sandbox().pagerDuty().account().stored()).isEmpty();
  }

  @Test
  void what_was_applied_is_seen_through_every_route() throws Exception {
    var file = file(GOOD);
    assertThat(CommandRun.of(env, "apply", "--yes", file).exit()).isZero();
    var contract = new ApiContract(get("openapi.json").body());
    var connections = ApiContract.json(contract.holds(get("connections")).body());
    assertThat(connections.path("connections")).hasSize(2);
    assertThat(connections.at("/connections/0/urgency").toString()).isEqualTo("[\"high\"]");
    assertThat(contract.holds(get("drift")).body()).isEqualTo("{\"drift\":[]}\n");
    var audit = ApiContract.json(contract.holds(get("audit")).body());
    assertThat(audit.path("entries")).hasSize(2);
    assertThat(audit.at("/entries/0/origin").asText()).isEqualTo("api:ci");

    var export = CommandRun.of(env, "export");
    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(contract.holds(get("export")).body()).isEqualTo(export.out());
    var plan = CommandRun.of(env, "plan", file(export.out()));
    assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
    assertThat(contract.holds(get("export?format=terraform")).body())
        .contains("import {")
        .doesNotContain("xoxb-");
  }
}
