package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.slack.method.FunctionMethods.End;
import dev.patchbay.sandbox.wire.Json;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps of Workflow Builder: as the person who started the workflow, once, and answered always. */
final class WorkflowStepSmokeTest {
  private static final String TRIGGER = "pd_trigger_incident";
  private static final String NOTE = "pd_add_note";
  private static final String NOTES = "POST /incidents/{id}/notes";
  private static final String ON_CALL = "pd_get_on_call";

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void an_incident_is_triggered_once_however_often_slack_tells_of_the_step(DatabaseKind kind) {
    try (World world = World.on(kind, false)) {
      world.ada().install();
      world.logIn(world.ada(), SandboxWorld.ADA);
      var inputs =
          inputs(SandboxWorld.ADA)
              .put("service", "checkout api")
              .put("title", "Cart is <empty>")
              .put("urgency", "low");

      String execution = run(world, TRIGGER, inputs);
      world
          .sandbox()
          .slack()
          .workflows()
          .repeat(world.sandbox().appId(), SandboxWorld.TEAM, execution, TRIGGER, inputs);

      End end = end(world, execution);
      var incident = world.sandbox().pagerDuty().incidents().get(0);
      assertThat(end.outputs())
          .containsEntry("incident_id", incident.id())
          .containsEntry("incident_number", Long.toString(incident.number()))
          .containsKey("incident_url");
      assertThat(incident.title()).isEqualTo("Cart is <empty>");
      assertThat(world.sandbox().pagerDuty().incidents()).hasSize(1);
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  @Test
  void a_note_is_added_to_the_incident_that_a_url_names() {
    try (World world = World.connected()) {
      world.incident("Disk is full");
      var incident = world.sandbox().pagerDuty().incidents().get(0);
      var inputs =
          inputs(SandboxWorld.ADA)
              .put("incident", "https://acme.pagerduty.com/incidents/" + incident.id())
              .put("note", "Rolled back");
      assertThat(end(world, run(world, NOTE, inputs)).outputs())
          .containsEntry("incident_id", incident.id());
    }
  }

  @Test
  void a_note_whose_answer_is_lost_is_not_added_again_and_one_that_was_put_off_is() {
    try (World world = World.connected()) {
      world.incident("Disk is full");
      var incident = world.sandbox().pagerDuty().incidents().get(0);
      var inputs =
          inputs(SandboxWorld.ADA)
              .put("incident", Long.toString(incident.number()))
              .put("note", "Rolled back");

      world.sandbox().pagerDuty().faults().next(NOTES, Fault.answer(429, "{}"));
      assertThat(end(world, run(world, NOTE, inputs)).outputs()).containsKey("incident_id");
      assertThat(added(world)).isEqualTo(1);

      world.sandbox().pagerDuty().faults().next(NOTES, Fault.lostAnswer());
      assertThat(end(world, run(world, NOTE, inputs)).error())
          .contains("Couldn't add the note", "had no answer");
      assertThat(added(world)).isEqualTo(2);
    }
  }

  /** Notes that PagerDuty has. */
  private static long added(World world) {
    return world.sandbox().pagerDuty().incidents().get(0).history().stream()
        .filter(entry -> entry.what().equals("annotate"))
        .count();
  }

  @Test
  void who_is_not_logged_in_is_told_and_so_is_the_workflows_owner() {
    try (World world = World.connected()) {
      var inputs = inputs(SandboxWorld.GRACE).put("service", "checkout").put("title", "Down");
      assertThat(end(world, run(world, TRIGGER, inputs)).error())
          .contains("Couldn't trigger the incident", "isn't logged in to PagerDuty", "/pd login");
      assertThat(world.sandbox().pagerDuty().incidents()).isEmpty();
    }
  }

  @Test
  void nobody_acts_for_a_user_id_that_a_workflows_builder_chose() {
    try (World world = World.connected()) {
      var inputs =
          Json.object().put("service", "checkout").put("title", "Down").put("person", "U0ADA");
      assertThat(end(world, run(world, TRIGGER, inputs)).error()).contains("nobody to act as");
      assertThat(world.sandbox().pagerDuty().incidents()).isEmpty();
    }
  }

  @Test
  void inputs_that_cannot_be_are_named_in_words() {
    try (World world = World.connected()) {
      assertThat(error(world, inputs(SandboxWorld.ADA).put("service", "checkout")))
          .contains("Input \"title\"");
      assertThat(error(world, inputs(SandboxWorld.ADA).put("service", "nope").put("title", "x")))
          .contains("Couldn't trigger the incident", "nope");
      assertThat(
              error(
                  world,
                  inputs(SandboxWorld.ADA)
                      .put("service", "checkout")
                      .put("title", "x")
                      .put("urgency", "dire")))
          .contains("high or low");
      assertThat(end(world, run(world, ON_CALL, inputs(SandboxWorld.ADA))).error())
          .contains("Input \"target\"", "name a service or an escalation policy");
    }
  }

  @Test
  void a_token_that_slack_holds_for_the_workflow_is_a_credential() {
    try (World world = World.connected()) {
      var logins = world.sandbox().pagerDuty().logins();
      var token =
          logins.personToken(
              "sandbox-client",
              SandboxWorld.ADA_IN_PAGERDUTY,
              "services.read",
              "incidents.read",
              "incidents.write");
      world.sandbox().slack().setup().externalToken("Et0ADA", token);
      var inputs =
          Json.object()
              .put("service", "checkout")
              .put("title", "By a schedule")
              .put("pagerduty_token", "Et0ADA");
      assertThat(end(world, run(world, TRIGGER, inputs)).outputs()).containsKey("incident_id");
    }
  }

  @Test
  void who_is_on_call_is_said_to_a_workflow_that_nobody_started() {
    try (World world = World.connected()) {
      var onCalls = world.sandbox().pagerDuty().account().onCalls();
      String policy = onCalls.addPolicy("Payments <team>");
      onCalls.put(
          policy,
          List.of(new OnCallShift(policy, 1, "", SandboxWorld.GRACE_IN_PAGERDUTY, null, null)));
      onCalls.follow(SandboxWorld.CHECKOUT, policy);
      assertThat(end(world, run(world, ON_CALL, Json.object().put("target", "checkout"))).outputs())
          .containsEntry("names", "Grace Hopper")
          .containsEntry("policy", "Payments <team>")
          .containsEntry("slack_user", SandboxWorld.GRACE);
      assertThat(end(world, run(world, ON_CALL, Json.object().put("target", "nobody"))).error())
          .contains("Couldn't say who is on call", "nobody");
    }
  }

  private static String error(World world, ObjectNode inputs) {
    return end(world, run(world, TRIGGER, inputs)).error();
  }

  private static ObjectNode inputs(String user) {
    var inputs = Json.object();
    inputs.putObject("person").put("id", user).put("secret", "s3cret");
    return inputs;
  }

  private static String run(World world, String callbackId, ObjectNode inputs) {
    return world
        .sandbox()
        .slack()
        .workflows()
        .run(world.sandbox().appId(), SandboxWorld.TEAM, callbackId, inputs);
  }

  private static End end(World world, String execution) {
    return SandboxPerson.await(
        "the end of the step", () -> world.sandbox().slack().workflows().end(execution));
  }
}
