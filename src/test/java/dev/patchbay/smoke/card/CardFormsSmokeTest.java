package dev.patchbay.smoke.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each form behind a card's menu, filled in through Slack: wrongly first, and then as meant. */
final class CardFormsSmokeTest {
  private static final String WITH_WORKFLOWS =
      String.join(" ", Scopes.wanted())
          + " incident_workflows.read incident_workflows:instances.write";

  private World world = World.on(DatabaseKind.H2, false, Map.of());
  private String incident = "";

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_incident_goes_up_level_by_level_or_to_the_one_that_is_chosen() {
    begin();
    var standard = world.sandbox().pagerDuty().account().onCalls().standard();
    world
        .sandbox()
        .pagerDuty()
        .account()
        .onCalls()
        .put(
            standard,
            List.of(
                new OnCallShift(standard, 1, "", SandboxWorld.ADA_IN_PAGERDUTY, null, null),
                new OnCallShift(standard, 2, "", SandboxWorld.GRACE_IN_PAGERDUTY, null, null)));
    press("Escalate to the next level");
    awaitAssigned(SandboxWorld.GRACE_IN_PAGERDUTY);
    // While the first press is still being stored, a second one of the same button is the same.
    world.ada().message(SandboxWorld.ALERTS, "Grace Hopper");
    press("Escalate to the next level");
    assertThat(world.ada().ephemerals("Couldn't escalate the incident").text())
        .contains("Level 2 is the last on which anyone is on call.")
        .doesNotContain("PagerDuty rejected", "last_level");

    press("Escalate…");
    assertThat(submit(Map.of()).toString()).contains("Choose a level or a policy.");
    var levels = suggest("pd_card_level");
    assertThat(levels.toString()).contains("Level 1: Ada Lovelace", "Level 2: Grace Hopper");
    assertThat(submit(Map.of("pd_card_level", "1")).ok()).isTrue();
    awaitAssigned(SandboxWorld.ADA_IN_PAGERDUTY);

    press("Escalate…");
    suggest("pd_card_policy");
    assertThat(submit(Map.of("pd_card_policy", "Default")).ok()).isTrue();
    awaitHistory("escalate", 3);
  }

  @Test
  void what_needs_words_is_not_taken_without_them() {
    begin();
    press("Post status update…");
    assertThat(submit(Map.of("pd_card_text", "  ")).toString()).contains("Fill this in.");
    assertThat(submit(Map.of("pd_card_text", "Rolling back")).ok()).isTrue();
    awaitHistory("status Rolling back", 1);
    assertThat(world.ada().ephemerals("Posted your status update").text()).contains("Incident #");

    press("Add responders…");
    assertThat(submit(Map.of("pd_card_text", "Help")).toString()).contains("Choose a person");
    suggest("pd_card_person");
    var both = Map.of("pd_card_text", "Help", "pd_card_person", SandboxWorld.GRACE_IN_PAGERDUTY);
    assertThat(submit(both).ok()).isTrue();
    awaitHistory("responders " + SandboxWorld.GRACE_IN_PAGERDUTY, 1);
  }

  @Test
  void what_the_plan_does_not_include_is_said_once_and_not_offered_again() {
    begin();
    world
        .sandbox()
        .pagerDuty()
        .faults()
        .always("POST /incidents/{id}/responder_requests", Fault.http(402));
    press("Add responders…");
    suggest("pd_card_person");
    submit(Map.of("pd_card_text", "Help", "pd_card_person", SandboxWorld.GRACE_IN_PAGERDUTY));
    assertThat(world.ada().ephemerals("Couldn't add responders").text()).contains("plan");
    press("Acknowledge");
    assertThat(card("Acknowledged by").json().toString()).doesNotContain("Add responders…");
  }

  @Test
  void an_acknowledgement_is_put_off_and_taken_back() {
    begin();
    press("Acknowledge");
    world.awaitStatus("acknowledged");
    card("Snooze…");
    press("Snooze…");
    submit(Map.of("pd_card_length", "604800"));
    awaitHistory("snooze 604800", 1);
    assertThat(card("Acknowledged until").text()).startsWith("Acknowledged: ");
    press("Snooze until tomorrow 9:00");
    awaitHistory("snooze ", 2);
    press("Un-acknowledge");
    world.awaitStatus("triggered");
    assertThat(card("pd_card_acknowledge").text()).doesNotContain("Acknowledged until");
  }

  @Test
  void a_workflow_is_offered_where_the_account_has_one_and_the_scopes_are_there() {
    begin();
    assertThat(card("Escalate…").json().toString()).doesNotContain("Run a workflow…");
    assertThat(world.sandbox().pagerDuty().requests())
        .noneMatch(request -> request.operation().contains("incident_workflows"));
    world.close();
    world = World.on(DatabaseKind.H2, false, Map.of("PAGERDUTY_SCOPES", WITH_WORKFLOWS));
    begin();
    press("Acknowledge");
    press("Run a workflow…");
    suggest("pd_card_workflow");
    assertThat(submit(Map.of("pd_card_workflow", "Open a bridge")).ok()).isTrue();
    awaitHistory("workflow Open a bridge", 1);
    assertThat(world.ada().ephemerals("Started the workflow").text()).contains("Incident #");
  }

  private void begin() {
    world.ada().install();
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    var answer =
        world.as(SandboxWorld.ADA).submit(world.ada().view().id(), Map.of("delivery", "webhook"));
    assertThat(answer.ok()).as(answer.toString()).isTrue();
    world.ada().message(SandboxWorld.ALERTS, "connected");
    incident = world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk full", "high");
  }

  private void press(String button) {
    var shown = card(button);
    assertThat(world.as(SandboxWorld.ADA).click(shown, button).ok()).isTrue();
  }

  private AppAnswer suggest(String menu) {
    return world.as(SandboxWorld.ADA).suggest(world.ada().view().id(), menu, "");
  }

  private AppAnswer submit(Map<String, ?> values) {
    return world.as(SandboxWorld.ADA).submit(world.ada().view().id(), values);
  }

  private ShownMessage card(String words) {
    return world.ada().message(SandboxWorld.ALERTS, "pd_card", words);
  }

  private void awaitAssigned(String user) {
    SandboxPerson.await(
        "an incident assigned to " + user,
        () -> Optional.of(found()).filter(now -> now.assignees().contains(user)));
  }

  private void awaitHistory(String what, int times) {
    SandboxPerson.await(
        times + " times " + what,
        () ->
            Optional.of(
                    found().history().stream()
                        .filter(entry -> entry.what().startsWith(what))
                        .count())
                .filter(seen -> seen >= times));
  }

  private SimulatedIncident found() {
    return world.sandbox().pagerDuty().incident(incident).orElseThrow();
  }
}
