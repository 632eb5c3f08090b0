package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Incidents triggered from Slack, through the front doors, with the person's own login. */
final class TriggerSmokeTest {
  private static final String CREATE = "POST /incidents";

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void a_service_and_a_title_are_enough(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      world.ada().install();
      world.logIn(world.ada(), SandboxWorld.ADA);

      var answer =
          command(world, SandboxWorld.OPS, "/pd trigger checkout API: Disk is full\non db-7");
      assertThat(answer).contains("Triggering an incident on *Checkout API*");

      var told = world.ada().ephemerals("Triggered", "Incident #1001");
      assertThat(told.json().toString())
          .contains("Checkout API", "Disk is full", "Acknowledge", "Resolve")
          .doesNotContain("connected to the service");
      var made = only(world);
      assertThat(made.title()).isEqualTo("Disk is full");
      assertThat(made.body())
          .isEqualTo(
              "on db-7\n\n"
                  + "Triggered by ada from #ops in Slack: https://acme.slack.com/archives/C0OPS");
      assertThat(made.history().get(0).via()).isEqualTo("person " + SandboxWorld.ADA_IN_PAGERDUTY);

      world.as(SandboxWorld.ADA).click(told, "Acknowledge");
      world.awaitStatus("acknowledged");
      world.ada().ephemerals("is now acknowledged");
    }
  }

  @Test
  void a_connected_channel_gets_the_card_and_is_told_so() {
    try (var world = World.connected()) {
      command(
          world, SandboxWorld.ALERTS, "/pd trigger “Checkout API” \"Payments \uD83D\uDD25 fail\"");
      assertThat(world.ada().ephemerals("Triggered", "connected to the service").json().toString())
          .doesNotContain("pd_card_acknowledge");
      world.ada().message(SandboxWorld.ALERTS, "Payments \uD83D\uDD25 fail");
    }
  }

  @Test
  void the_same_request_again_and_a_lost_answer_trigger_once() {
    try (var world = World.connected()) {
      var slack = new SignedRequests(world.sandbox());
      var form = form("trigger Checkout API Disk is full");
      world.sandbox().pagerDuty().faults().next(CREATE, Fault.lostAnswer());

      slack.post(form);
      slack.post(form);
      world.ada().message(SandboxWorld.ALERTS, "Disk is full");
      SandboxPerson.await("the words", () -> Optional.of(posts(world)).filter(posts -> posts >= 1));
      slack.post(form);
      var other = new LinkedHashMap<>(form);
      other.put("trigger_id", "another");
      other.put("text", "trigger Checkout API Another");
      slack.post(other);
      world.ada().message(SandboxWorld.ALERTS, "Another");

      assertThat(titles(world)).containsExactly("Disk is full", "Another");
      assertThat(posts(world)).isEqualTo(2);
    }
  }

  @Test
  void the_form_has_what_is_known_and_says_what_is_missing() {
    try (var world = World.connected()) {
      command(world, SandboxWorld.OPS, "/pd trigger Checkout API");
      var view = world.ada().view();
      assertThat(view.json().toString()).contains("Trigger incident", "Checkout API");
      submit(world, Map.of("pd_trigger_title", "\u200b \u00a0"));
      assertThat(world.ada().view().errors()).containsKey("pd_trigger_title");

      world.as(SandboxWorld.ADA).suggest(view.id(), "pd_trigger_priority", "");
      world.as(SandboxWorld.ADA).suggest(view.id(), "pd_trigger_assignee", "grace");
      submit(
          world,
          Map.of(
              "pd_trigger_title", ":fire:",
              "pd_trigger_details", "Since 10:00",
              "pd_trigger_urgency", "low",
              "pd_trigger_priority", "P1",
              "pd_trigger_assignee", SandboxWorld.GRACE_IN_PAGERDUTY,
              "pd_trigger_link", List.of()));

      world.ada().ephemerals("Triggered", ":fire:");
      var made = only(world);
      assertThat(made.urgency()).isEqualTo("low");
      assertThat(made.assignees()).containsExactly(SandboxWorld.GRACE_IN_PAGERDUTY);
      assertThat(made.body()).isEqualTo("Since 10:00");
    }
  }

  @Test
  void words_without_a_service_become_the_title_of_the_form_and_long_ones_go_to_the_details() {
    try (var world = World.connected()) {
      String words = "All is lost " + "and again ".repeat(500);
      command(world, SandboxWorld.OPS, "/pd trigger " + words);
      var view = world.ada().view();
      assertThat(view.json().toString()).contains("All is lost");
      world.as(SandboxWorld.ADA).suggest(view.id(), "pd_trigger_service", "search");
      submit(world, Map.of("pd_trigger_service", "Search"));
      world.ada().ephemerals("Triggered", "Search");
      assertThat(only(world).title()).hasSizeLessThanOrEqualTo(1024).startsWith("All is lost");
      assertThat(only(world).body()).contains("and again", "archives/C0OPS");
    }
  }

  @Test
  void without_a_login_the_command_waits_for_it() {
    try (var world = World.connected()) {
      world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd trigger Search Too slow");
      world.grace().logIn(world.grace().logInLink());
      var resumed = world.grace().ephemerals("pd_continue");
      assertThat(world.sandbox().pagerDuty().incidents()).isEmpty();

      world.as(SandboxWorld.GRACE).click(resumed, "pd_continue");
      world.as(SandboxWorld.GRACE).click(resumed, "pd_continue");

      world.grace().ephemerals("Triggered", "Too slow");
      assertThat(titles(world)).containsExactly("Too slow");
      assertThat(only(world).history().get(0).by()).isEqualTo("Grace Hopper");
    }
  }

  @Test
  void while_pagerduty_is_silent_each_is_answered_at_once_and_done_later() {
    try (var world = World.connected()) {
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("GET /services", Fault.hang());
      var fast =
          world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd trigger Checkout API Slow");
      var form = world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd trigger Checkout");
      assertThat(fast.elapsed()).isLessThan(Duration.ofMillis(2500));
      assertThat(fast.body()).contains("Looking for the service");
      assertThat(form.elapsed()).isLessThan(Duration.ofMillis(2500));
      assertThat(world.ada().view().json().toString()).contains("Still searching");

      faults.clear();
      faults.release();

      world.ada().message(SandboxWorld.ALERTS, "Slow");
      assertThat(titles(world)).containsExactly("Slow");
    }
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    form.put("command", "/pd");
    form.put("text", text);
    form.put("team_id", SandboxWorld.TEAM);
    form.put("team_domain", "acme");
    form.put("channel_id", SandboxWorld.ALERTS);
    form.put("channel_name", "checkout-alerts");
    form.put("user_id", SandboxWorld.ADA);
    form.put("user_name", "ada");
    form.put("trigger_id", "1.2.3");
    return form;
  }

  private static String command(World world, String channel, String typed) {
    return world.as(SandboxWorld.ADA).command(channel, typed).body();
  }

  private static void submit(World world, Map<String, ?> values) {
    world.as(SandboxWorld.ADA).submit(world.ada().view().id(), values);
  }

  private static SimulatedIncident only(World world) {
    var all = world.sandbox().pagerDuty().incidents();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<String> titles(World world) {
    return world.sandbox().pagerDuty().incidents().stream().map(SimulatedIncident::title).toList();
  }

  private static long posts(World world) {
    return world.sandbox().pagerDuty().requests().stream()
        .filter(request -> request.toString().contains(CREATE))
        .count();
  }
}
