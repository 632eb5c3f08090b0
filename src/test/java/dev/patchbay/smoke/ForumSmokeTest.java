package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From 103 services in Terraform to a wiring file, through the HTTP API. */
final class ForumSmokeTest {

  @ParameterizedTest
  @EnumSource
  void after_export_and_apply_messages_are_our_bots_buttons_work_and_the_plan_is_empty(
      DatabaseKind kind) {
    try (ForumWorld forum = ForumWorld.on(kind)) {
      ShownMessage dead = incident(forum, 7, "Before");
      assertThat(dead.deadButtons()).isPresent();

      String yaml = forum.api.export("yaml");
      assertThat(yaml)
          .contains("  notify: [trigger, acknowledge, resolve]\n", "  urgency: [high]\n")
          .contains("- service: Service 103 # PSERV103\n    channel: \"#alerts-103\" # C0CHAN103\n")
          .doesNotContain("xox");
      JsonNode plan = forum.api.plan(yaml);
      assertThat(plan.path("changes").findValuesAsText("action"))
          .hasSize(ForumWorld.SERVICES)
          .containsOnly("adopt");
      assertThat(forum.writes()).isEmpty();

      List<JsonNode> lines = forum.api.apply(yaml, "");
      assertThat(lines.get(lines.size() - 1))
          .hasToString("{\"done\":" + ForumWorld.SERVICES + ",\"failed\":0}");
      assertThat(forum.writes())
          .isEqualTo(Map.of("PUT /extensions/{id}", (long) ForumWorld.SERVICES));
      assertThat(forum.tokens()).singleElement().isNotEqualTo(forum.personal);
      assertEmptyPlan(forum, yaml);
      forum.world.sandbox().restart();
      assertEmptyPlan(forum, yaml);
      assertEmptyPlan(forum, forum.api.export("yaml"));

      ShownMessage alive = incident(forum, 103, "After");
      assertThat(alive.deadButtons()).isEmpty();
      forum.world.logIn(forum.world.ada, SandboxWorld.ADA);
      forum.world.as(SandboxWorld.ADA).click(alive, "Acknowledge");
      forum.world.awaitStatus("acknowledged");
      assertThat(forum.world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  @Test
  void one_bad_channel_of_all_is_named_and_the_others_are_done() {
    try (ForumWorld forum = ForumWorld.started()) {
      String yaml = forum.api.export("yaml");
      forum.world.sandbox().slack().setup().archive(ForumWorld.channel(50));

      List<JsonNode> lines = forum.api.apply(yaml, "");

      assertThat(lines.get(lines.size() - 1))
          .hasToString("{\"done\":" + (ForumWorld.SERVICES - 1) + ",\"failed\":1}");
      assertThat(lines)
          .filteredOn(line -> line.has("ok") && !line.path("ok").asBoolean())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.path("service").asText()).isEqualTo("Service 050");
                assertThat(line.path("channel").asText()).isEqualTo("#alerts-050");
                assertThat(line.path("error").asText()).contains("archived");
              });
    }
  }

  @Test
  void what_is_exported_needs_no_change_even_if_a_channel_is_archived() {
    try (ForumWorld forum = ForumWorld.started()) {
      forum.world.sandbox().slack().setup().archive(ForumWorld.channel(50));
      String yaml = forum.api.export("yaml");
      assertThat(yaml).contains("  # - service: Service 050 # PSERV050\n");
      forum.api.apply(yaml, "");
      JsonNode plan = forum.api.plan(yaml);
      assertThat(plan.path("changes")).isEmpty();
      assertThat(plan.path("unmanaged")).hasSize(1);
    }
  }

  @Test
  void a_bad_file_is_answered_with_every_problem_and_nothing_is_written() {
    try (ForumWorld forum = ForumWorld.started()) {
      JsonNode problem =
          forum.api.refused(
              """
              version: 1
              connections:
                - service: Servise 007
                  channel: "#alerts-007"
                - service: Service 008
                  channel: "#alrts-008"
                  urgncy: [high]
              """);
      assertThat(problem.path("errors"))
          .extracting(one -> one.path("line") + ":" + one.path("column"))
          .containsExactly("3:14", "6:14", "7:5");
      assertThat(problem.path("errors").findValuesAsText("message").get(0))
          .contains("Did you mean \"Service 007\"");
      assertThat(forum.writes()).isEmpty();
    }
  }

  @Test
  void rules_wire_what_matches_and_a_new_service_with_the_next_apply() {
    try (ForumWorld forum = ForumWorld.started()) {
      String yaml =
          """
          version: 1
          rules:
            - match: {service: "Service 10*"}
              channel: "#ops"
              urgency: [high]
          """;
      JsonNode plan = forum.api.plan(yaml);
      assertThat(plan.path("changes").findValuesAsText("action"))
          .containsExactly("create", "create", "create", "create");
      assertThat(plan.path("changes").path(0).path("reason").asText()).contains("rule at line 3");
      forum.api.apply(yaml, "");
      assertThat(forum.api.plan(yaml).path("changes")).isEmpty();

      forum.world.sandbox().pagerDuty().account().addService("Service 104, new: \"quoted\"");
      assertThat(forum.api.plan(yaml).path("changes").findValuesAsText("service"))
          .containsExactly("Service 104, new: \"quoted\"");
      forum.api.apply(yaml, "");
      assertEmptyPlan(forum, yaml);
    }
  }

  @Test
  void terraform_gets_every_extension_and_no_secret() {
    try (ForumWorld forum = ForumWorld.started()) {
      String hcl = forum.api.export("terraform");
      assertThat(hcl.split("\nimport \\{", -1)).hasSize(ForumWorld.SERVICES + 1);
      assertThat(hcl).contains("ignore_changes = [config]").doesNotContain("xox");
      forum.world.sandbox().pagerDuty().secrets().forEach(it -> assertThat(hcl).doesNotContain(it));
    }
  }

  private static void assertEmptyPlan(ForumWorld forum, String yaml) {
    JsonNode plan = forum.api.plan(yaml);
    assertThat(plan.path("changes")).as(plan.toString()).isEmpty();
  }

  private static ShownMessage incident(ForumWorld forum, int number, String title) {
    forum.world.sandbox().pagerDuty().trigger(ForumWorld.service(number), title, "high");
    return SandboxPerson.await(
        "the message of " + title,
        () -> {
          List<ShownMessage> shown = forum.world.ada.messages(ForumWorld.channel(number));
          return shown.stream().filter(one -> one.json().toString().contains(title)).findFirst();
        });
  }
}
