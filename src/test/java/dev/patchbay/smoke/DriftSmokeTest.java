package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What someone changes in PagerDuty behind the wiring file's back. */
final class DriftSmokeTest {

  @Test
  void an_edit_in_pagerduty_is_drift_of_that_field_and_apply_takes_it_back() throws Exception {
    try (ForumWorld forum = ForumWorld.started()) {
      String yaml = forum.api.export("yaml");
      forum.api.apply(yaml, "");
      assertThat(forum.api.json("/drift", "drift")).isEmpty();

      editNotifyTypes(forum, 42);

      JsonNode drift = forum.api.json("/drift", "drift");
      assertThat(drift).hasSize(1);
      assertThat(drift.path(0).path("service").asText()).isEqualTo("Service 042");
      assertThat(drift.path(0).path("channel").asText()).isEqualTo("#alerts-042");
      assertThat(drift.path(0).path("fields").fieldNames()).toIterable().containsExactly("notify");
      JsonNode changes = forum.api.plan(yaml).path("changes");
      assertThat(changes).hasSize(1);
      assertThat(changes.path(0).path("action").asText()).isEqualTo("edit");
      assertThat(changes.path(0).path("fields").fieldNames())
          .toIterable()
          .containsExactly("notify");

      Map<String, Long> before = forum.writes();
      forum.api.apply(yaml, "");
      assertThat(forum.writes().values().iterator().next())
          .isEqualTo(before.values().iterator().next() + 1);
      assertThat(forum.api.plan(yaml).path("changes")).isEmpty();
      assertThat(forum.api.json("/drift", "drift")).isEmpty();
    }
  }

  @Test
  void what_the_file_does_not_name_is_left_alone_unless_pruned() {
    try (ForumWorld forum = ForumWorld.started()) {
      forum.api.apply(forum.api.export("yaml"), "");
      String one =
          """
          version: 1
          connections:
            - {service: PSERV001, channel: C0CHAN001, notify: [trigger, acknowledge, resolve], urgency: [high]}
          """;
      JsonNode plan = forum.api.plan(one);
      assertThat(plan.path("changes")).isEmpty();
      assertThat(plan.path("unmanaged")).hasSize(ForumWorld.SERVICES - 1);

      forum.api.apply(one, "?prune=true");

      assertThat(forum.world.sandbox().pagerDuty().account().stored())
          .extracting(StoredExtension::serviceIds)
          .containsExactly(List.of("PSERV001"));
      assertThat(forum.api.plan(one).path("unmanaged")).isEmpty();
    }
  }

  /** As PagerDuty's own page does: the tokens stay. */
  private static void editNotifyTypes(ForumWorld forum, int number) throws Exception {
    PagerDutySimulator pagerDuty = forum.world.sandbox().pagerDuty();
    postNoResolve(
        pagerDuty,
        pagerDuty.account().stored().stream()
            .filter(one -> one.serviceIds().contains(ForumWorld.service(number)))
            .findFirst()
            .orElseThrow());
  }

  /** Someone takes resolve off the notify types; the tokens stay, as with PagerDuty's own page. */
  static void postNoResolve(PagerDutySimulator pagerDuty, StoredExtension stored) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode extension = json.createObjectNode();
    ObjectNode body = extension.putObject("extension");
    body.put("name", stored.name()).put("type", "extension");
    body.putObject("extension_schema")
        .put("id", stored.schemaId())
        .put("type", "extension_schema_reference");
    body.putArray("extension_objects")
        .addObject()
        .put("id", stored.serviceIds().get(0))
        .put("type", "service_reference");
    ObjectNode config = stored.config().deepCopy();
    ((ObjectNode) config.path("notify_types")).put("resolve", false);
    body.set("config", config);
    String token =
        pagerDuty
            .logins()
            .personToken("sandbox-client", SandboxWorld.ADA_IN_PAGERDUTY, "extensions.write");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(pagerDuty.apiUrl() + "/extensions/" + stored.id()))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/vnd.pagerduty+json;version=2")
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(extension.toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
