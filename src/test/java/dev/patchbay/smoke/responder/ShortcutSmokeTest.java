package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.smoke.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The four shortcuts, through the front doors. */
final class ShortcutSmokeTest {
  @Test
  void a_message_becomes_an_incident_whose_thread_has_the_buttons() {
    try (var world = World.connected()) {
      var said = said(world, "Checkout is *slow* for <https://acme.example|Acme>\nsince 10:00");
      ada(world).shortcuts().onMessage(said, "pd_create_incident");
      var view = world.ada().view();
      assertThat(view.json().toString())
          .contains("Checkout is *slow* for Acme (https://acme.example)", "since 10:00");
      ada(world).suggest(view.id(), "pd_trigger_service", "search");
      submit(world, Map.of("pd_trigger_service", "Search"));

      var inThread = world.ada().message(SandboxWorld.OPS, "triggered", "Incident #1001");
      assertThat(inThread.json().path("thread_ts").asText()).isEqualTo(said.ts());
      assertThat(only(world).body())
          .contains(
              "since 10:00",
              "Triggered by ada from a message of Grace Hopper in #ops in Slack:"
                  + " https://acme.slack.com/archives/C0OPS/p"
                  + said.ts().replace(".", ""));

      ada(world).click(inThread, "Acknowledge");
      world.awaitStatus("acknowledged");
      var acknowledged = shows(world, inThread, "Acknowledged by");
      assertThat(acknowledged.json().toString())
          .contains("pd_card_resolve")
          .doesNotContain("pd_card_acknowledge");
      ada(world).click(acknowledged, "Resolve");
      world.awaitStatus("resolved");
      assertThat(shows(world, inThread, "Resolved by").json().toString())
          .doesNotContain("pd_card_resolve");
    }
  }

  @Test
  void a_message_becomes_a_note_of_the_incident_that_it_names_or_that_is_named() {
    try (var world = World.connected()) {
      world.incident("Disk is full");
      var posted = world.ada().message(SandboxWorld.ALERTS, "Disk is full");
      String id = world.sandbox().pagerDuty().incidents().get(0).id();
      ada(world).shortcuts().onMessage(posted, "pd_add_note");
      assertThat(world.ada().view().json().toString()).contains("\"initial_value\":\"" + id);
      ada(world).closeView(world.ada().view().id());

      var said = said(world, "Made room on db-7");
      ada(world).shortcuts().onMessage(said, "pd_add_note");
      assertThat(world.ada().view().json().toString())
          .contains("Grace Hopper in Slack: Made room on db-7");
      submit(world, Map.of("pd_add_note_incident", "that one"));
      assertThat(world.ada().view().errors()).containsKey("pd_add_note_incident");
      submit(world, Map.of("pd_add_note_incident", "#1001"));
      world.ada().ephemerals("Added your note");
      assertThat(only(world).history().toString()).contains("annotate");
    }
  }

  @Test
  void from_anywhere_an_incident_is_triggered_and_told_in_a_direct_message() {
    try (var world = World.connected()) {
      ada(world).shortcuts().global("pd_trigger_incident");
      var view = world.ada().view();
      assertThat(view.json().toString()).doesNotContain("pd_trigger_link");
      ada(world).suggest(view.id(), "pd_trigger_service", "checkout");
      submit(
          world, Map.of("pd_trigger_service", "Checkout API", "pd_trigger_title", "Nothing works"));
      var told =
          SandboxPerson.await(
              "a direct message",
              () -> direct(world).filter(one -> one.toString().contains("Nothing works")));
      ada(world).click(told.path("channel").asText(), told.path("ts").asText(), "Resolve");
      world.awaitStatus("resolved");
    }
  }

  @Test
  void a_channel_is_chosen_and_then_connected() {
    try (var world = World.connected()) {
      ada(world).shortcuts().global("pd_connect_channel");
      submit(world, Map.of("pd_connect_channel_id", SandboxWorld.SECRET));
      assertThat(world.ada().view().errors()).containsKey("pd_connect_channel_id");
      submit(world, Map.of("pd_connect_channel_id", SandboxWorld.OPS));
      var view = world.ada().view();
      assertThat(view.json().toString()).contains("Channel: *#ops*");
      ada(world).suggest(view.id(), "service", "payments");
      submit(world, Map.of("service", "Payments"));
      world.ada().message(SandboxWorld.OPS, "connected", "Payments");
    }
  }

  @Test
  void without_a_login_each_asks_for_it_and_continues_after_it() {
    try (var world = World.connected()) {
      var said = said(world, "Help");
      var grace = world.as(SandboxWorld.GRACE).shortcuts();
      grace.onMessage(said, "pd_create_incident");
      world.grace().ephemerals("pd_login", "press *Continue* to open the form");
      grace.global("pd_connect_channel");
      world.grace().ephemerals("pd_login", "choose *Connect a channel* again");
      assertThat(world.sandbox().slack().screen().views(SandboxWorld.GRACE)).isEmpty();

      world.grace().logIn(world.grace().logInLink());
      var resumed = world.grace().ephemerals("pd_continue", "--form");
      world.as(SandboxWorld.GRACE).click(resumed, "Continue");
      var view = world.grace().view();
      assertThat(view.json().toString()).contains("Trigger incident", "Help");
      world.as(SandboxWorld.GRACE).suggest(view.id(), "pd_trigger_service", "search");
      world.as(SandboxWorld.GRACE).submit(view.id(), Map.of("pd_trigger_service", "Search"));
      var inThread = world.ada().message(SandboxWorld.OPS, "triggered", "Incident #1001");
      assertThat(inThread.json().path("thread_ts").asText()).isEqualTo(said.ts());
    }
  }

  /** The last message of a conversation between the app and a person. */
  private static Optional<JsonNode> direct(World world) {
    return world
        .sandbox()
        .slack()
        .screen()
        .snapshot()
        .path("channels")
        .valueStream()
        .filter(channel -> channel.path("id").asText().startsWith("D"))
        .flatMap(channel -> channel.path("messages").valueStream())
        .reduce((first, second) -> second);
  }

  private static SlackPerson ada(World world) {
    return world.as(SandboxWorld.ADA);
  }

  private static ShownMessage said(World world, String text) {
    world.as(SandboxWorld.GRACE).say(SandboxWorld.OPS, text);
    var all = world.ada().messages(SandboxWorld.OPS);
    return all.get(all.size() - 1);
  }

  private static void submit(World world, Map<String, ?> values) {
    ada(world).submit(world.ada().view().id(), values);
  }

  private static ShownMessage shows(World world, ShownMessage message, String words) {
    return SandboxPerson.await(
        "a message with " + words,
        () ->
            world.ada().messages(message.channel()).stream()
                .filter(one -> one.ts().equals(message.ts()))
                .filter(one -> one.json().toString().contains(words))
                .findFirst());
  }

  private static SimulatedIncident only(World world) {
    var all = world.sandbox().pagerDuty().incidents();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
