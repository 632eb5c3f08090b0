package dev.patchbay.smoke.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "An incident is assigned to you": once for each assignment, to who asked for it. */
final class AssignedSmokeTest {
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void who_wants_it_gets_one_message_for_an_assignment_which_follows_the_incident(
      DatabaseKind database) throws Exception {
    try (World world = world(database);
        var other = world.sandbox().anotherNode()) {
      assertThat(other).isNotNull();
      toggle(world, "Message me when assigned", "sends you a direct message");
      awaitSubscription(world);

      var id = world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk full", "high");
      var message = direct(world, "An incident is assigned to you", "Disk full");
      assertThat(world.as(SandboxWorld.ADA).click(message, "Acknowledge").ok()).isTrue();
      world.awaitStatus("acknowledged");
      assertThat(direct(world, "Acknowledged by Ada").ts()).isEqualTo(message.ts());

      world.sandbox().pagerDuty().resolve(id, SandboxWorld.GRACE_IN_PAGERDUTY);
      assertThat(direct(world, "that was assigned to you is resolved").ts())
          .isEqualTo(message.ts());
      assertThat(directs(world)).filteredOn(it -> it.text().contains("Disk full")).hasSize(1);
      assertThat(world.ada().messages(SandboxWorld.ALERTS)).isEmpty();
    }
  }

  @Test
  void who_does_not_want_it_or_not_any_more_gets_none() {
    try (World world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_DELIVERY", "webhook"))) {
      world.ada().install();
      world.logIn(world.ada(), SandboxWorld.ADA);
      world.connect("checkout");
      toggle(world, "Message me when assigned", "sends you a direct message");
      awaitSubscription(world);
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "First", "high");
      direct(world, "First");
      toggle(world, "Stop messages when assigned", "no longer sends you");
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Second", "high");
      // The card is called for with the message.
      world.ada().message(SandboxWorld.ALERTS, "Second", "Acknowledge");
      toggle(world, "Message me when assigned", "sends you a direct message");
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Third", "high");
      direct(world, "Third");
      assertThat(directs(world)).noneMatch(it -> it.text().contains("Second"));
    }
  }

  @Test
  void without_a_login_there_is_no_such_button() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada().install();
      var answer = world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd whoami");
      assertThat(answer.toString()).contains("not logged in").doesNotContain("pd_notify_assigned");
    }
  }

  /** Ada logged in; no channel is connected. */
  private static World world(DatabaseKind database) {
    var world = World.on(database, false);
    world.ada().install();
    world.logIn(world.ada(), SandboxWorld.ADA);
    return world;
  }

  private static void toggle(World world, String button, String answer) {
    SlackPerson ada = world.as(SandboxWorld.ADA);
    ada.command(SandboxWorld.OPS, "/pd whoami");
    assertThat(ada.click(world.ada().ephemerals(button), button).ok()).isTrue();
    world.ada().ephemerals(answer);
  }

  private static void awaitSubscription(World world) {
    SandboxPerson.await(
        "a webhook subscription",
        () ->
            Optional.of(world.sandbox().pagerDuty().snapshot().toString())
                .filter(all -> all.contains("/pagerduty/webhooks")));
  }

  private static ShownMessage direct(World world, String... words) {
    return SandboxPerson.await(
        "a direct message with " + String.join(", ", words),
        () ->
            directs(world).stream()
                .filter(it -> List.of(words).stream().allMatch(it.json().toString()::contains))
                .findFirst());
  }

  /** In Ada's conversations with the app. */
  private static List<ShownMessage> directs(World world) {
    var channels = world.sandbox().slack().snapshot().path("channels");
    return StreamSupport.stream(channels.spliterator(), false)
        .filter(channel -> channel.path("kind").asText().equals("DIRECT"))
        .filter(channel -> channel.path("members").toString().contains(SandboxWorld.ADA))
        .flatMap(channel -> world.ada().messages(channel.path("id").asText()).stream())
        .toList();
  }
}
