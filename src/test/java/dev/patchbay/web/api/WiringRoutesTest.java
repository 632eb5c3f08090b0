package dev.patchbay.web.api;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.web.WebNode;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.apply.PlanResult;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringProblem;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, export and drift by HTTP, each answer held against the document. */
final class WiringRoutesTest {
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C0OPS")),
          new ServiceId(new AccountId("us", "acme"), "PCHKOUT"));
  private static final Refusal INCOMPLETE =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "the list of extensions has gaps");

  private final ScriptedWiring wiring = new ScriptedWiring();
  private final WebNode node;
  private final ApiContract contract;

  WiringRoutesTest(@TempDir Path folder) {
    node = new WebNode(folder, WebNode.Setup.api("ci:marked-ci", wiring));
    contract = new ApiContract(get("openapi.json").body());
  }

  @AfterEach
  void close() {
    node.close();
  }

  private HttpResponse<String> get(String path) {
    return node.get("/api/v1/" + path, "Authorization", "Bearer marked-ci");
  }

  private HttpResponse<String> plan(String query, String body, String type) {
    return contract.holds(
        node.post(
            "/api/v1/plan" + query,
            body,
            "Authorization",
            "Bearer marked-ci",
            "Content-Type",
            type));
  }

  private HttpResponse<String> plan(String query) {
    return plan(query, "version: 1", "application/yaml");
  }

  private static WiringPlan.Row row(Optional<ConnectionKey> key, PlannedChange change, String why) {
    return new WiringPlan.Row(key, "Acme", "ops", "Checkout", Optional.empty(), change, why);
  }

  @Test
  void a_plan_says_what_why_and_what_is_left_alone() {
    wiring.plan =
        new PlanResult.Planned(
            new WiringPlan(
                List.of(
                    row(Optional.of(KEY), new PlannedChange.Create(), "rule of line 7"),
                    row(
                        Optional.of(KEY),
                        new PlannedChange.Edit(
                            "PEXT1", Map.of("urgency", new FieldChange("high low", "high"))),
                        ""),
                    row(
                        Optional.empty(),
                        new PlannedChange.Fail(new Refusal.ChannelArchived(new ChannelId("C0OPS"))),
                        "")),
                100,
                List.of(
                    new WiringPlan.Unmanaged(
                        Optional.empty(),
                        "unknown",
                        "C0OTHER",
                        "Search",
                        Optional.of("PEXT2"),
                        false)),
                List.of("Odd.")));
    var answer = plan("");
    assertThat(answer.statusCode()).isEqualTo(200);
    var json = ApiContract.json(answer.body());
    assertThat(json.at("/changes/0").toString())
        .isEqualTo(
            "{\"action\":\"create\",\"workspace\":\"Acme\",\"channel\":\"#ops\","
                + "\"channel_id\":\"C0OPS\",\"service\":\"Checkout\",\"service_id\":\"PCHKOUT\","
                + "\"fields\":{},\"reason\":\"rule of line 7\"}");
    assertThat(json.at("/changes/1/fields").toString())
        .isEqualTo("{\"urgency\":{\"from\":\"high low\",\"to\":\"high\"}}");
    assertThat(json.at("/changes/2/action").asText()).isEqualTo("fail");
    assertThat(json.at("/changes/2/reason").asText()).startsWith("#ops is archived. Unarchive it");
    assertThat(json.path("unchanged").asInt()).isEqualTo(100);
    assertThat(json.at("/unmanaged/0/channel").asText()).isEqualTo("C0OTHER");
    assertThat(json.at("/warnings/0").asText()).isEqualTo("Odd.");
  }

  @Test
  void prune_is_true_false_or_not_there_and_nothing_else() {
    plan("?prune=true");
    assertThat(wiring.asked).isEqualTo("plan prune=true");
    plan("?prune=false");
    assertThat(wiring.asked).isEqualTo("plan prune=false");
    wiring.asked = "";
    for (var wrong :
        new String[] {"?prune=yes", "?prune=", "?prune", "?prune=true&prune=true", "?Prune=true"}) {
      assertThat(plan(wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(wiring.asked).isEmpty();
  }

  @Test
  void a_wrong_file_is_answered_with_all_its_problems() {
    wiring.plan =
        new PlanResult.Problems(
            List.of(new WiringProblem(3, 7, "One."), new WiringProblem(9, 1, "Two.")));
    var answer = plan("");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ApiContract.json(answer.body()).path("errors").toString())
        .isEqualTo(
            "[{\"line\":3,\"column\":7,\"message\":\"One.\"},"
                + "{\"line\":9,\"column\":1,\"message\":\"Two.\"}]");
  }

  @Test
  void a_file_that_is_wrong_in_itself_is_so_even_while_a_vendor_is_away() {
    wiring.plan = new PlanResult.Refused(INCOMPLETE);
    var answer = plan("", "version: 1\nconnections: [wrong]\n", "application/yaml");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"line\":2,\"column\":15");
  }

  @Test
  void a_list_that_is_not_whole_is_no_ground_for_anything() {
    wiring.plan = new PlanResult.Refused(INCOMPLETE);
    wiring.drift = Outcome.refused(INCOMPLETE);
    wiring.current = Outcome.refused(INCOMPLETE);
    for (var answer :
        List.of(plan(""), contract.holds(get("drift")), contract.holds(get("export")))) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("the list of extensions has gaps");
    }
    wiring.plan =
        new PlanResult.Refused(
            new Refusal.RateLimited(Refusal.Vendor.PAGERDUTY, java.time.Duration.ofSeconds(7)));
    assertThat(header(plan(""), "Retry-After")).isEqualTo("7");
  }

  @Test
  void only_yaml_in_utf8_is_taken() {
    for (var right :
        new String[] {
          "application/yaml",
          "Application/YAML; charset=\"UTF-8\"",
          "text/yaml",
          "application/x-yaml"
        }) {
      assertThat(plan("", "version: 1", right).statusCode()).as(right).isEqualTo(200);
    }
    for (var wrong :
        new String[] {"application/json", "text/plain", "application/yaml; charset=latin1"}) {
      assertThat(plan("", "version: 1", wrong).statusCode()).as(wrong).isEqualTo(415);
    }
  }

  @Test
  void ten_thousand_rows_fit_and_more_than_ten_megabytes_do_not() {
    var row = "  - {service: \"" + "s".repeat(200) + "\", channel: \"#" + "c".repeat(80) + "\"}\n";
    assertThat(plan("", row.repeat(10_000), "application/yaml").statusCode()).isEqualTo(200);
    var large = plan("", "x".repeat(WiringBody.MOST_BYTES + 1), "application/yaml");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("10 MB");
  }

  @Test
  void an_export_is_a_file_of_the_format_that_was_asked_for() {
    wiring.current =
        Outcome.done(
            new CurrentWiring(List.of(), new Directory(List.of(), List.of(), true), List.of()));
    for (var yaml : List.of("export", "export?format=yaml")) {
      var answer = contract.holds(get(yaml));
      assertThat(answer.body()).contains("version: 1\n");
      assertThat(header(answer, "Content-Type")).isEqualTo("application/yaml");
    }
    assertThat(contract.holds(get("export?format=terraform")).body()).contains("terraform");
    assertThat(contract.holds(get("export?format=json")).statusCode()).isEqualTo(400);
  }

  @Test
  void drift_names_what_differs() {
    wiring.drift =
        Outcome.done(
            List.of(
                new DriftedConnection(
                    KEY,
                    "Acme",
                    "ops",
                    "Checkout",
                    Map.of("notify", new FieldChange("trigger resolve", "trigger")),
                    "someone changed it")));
    assertThat(contract.holds(get("drift")).body())
        .isEqualTo(
            "{\"drift\":[{\"workspace\":\"Acme\",\"channel\":\"#ops\",\"channel_id\":\"C0OPS\","
                + "\"service\":\"Checkout\",\"service_id\":\"PCHKOUT\",\"fields\":{\"notify\":"
                + "{\"from\":\"trigger resolve\",\"to\":\"trigger\"}},"
                + "\"reason\":\"someone changed it\"}]}\n");
  }
}
