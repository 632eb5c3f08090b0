package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClickSmokeTest {

  @ParameterizedTest
  @EnumSource(Switch.MessageShape.class)
  void both_buttons_work_whatever_the_message_is_made_of(Switch.MessageShape shape) {
    try (World world = World.connected()) {
      world.sandbox().pagerDuty().switches().set(shape);
      var slack = world.as(SandboxWorld.ADA);

      slack.click(world.incident("Shape " + shape), "Acknowledge");
      world.awaitStatus("acknowledged");
      var acknowledged =
          world.ada.message(SandboxWorld.ALERTS, "Shape " + shape, "Acknowledged by");
      slack.click(acknowledged, "Resolve");
      world.awaitStatus("resolved");
      var resolved = world.ada.message(SandboxWorld.ALERTS, "Shape " + shape, "Resolved by");
      assertThat(resolved.json().toString()).doesNotContain("\"Resolve\"", "\"Acknowledge\"");
    }
  }

  @Test
  void a_stale_acknowledge_never_reopens_a_resolved_incident() {
    try (World world = World.connected()) {
      var posted = world.incident("Gone already");
      var id = world.sandbox().pagerDuty().incidents().get(0).id();
      world.sandbox().pagerDuty().resolve(id, SandboxWorld.GRACE_IN_PAGERDUTY);

      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");

      world.ada.ephemerals("Grace Hopper", "esolved");
      assertThat(world.status()).isEqualTo("resolved");
    }
  }

  @Test
  void without_a_login_the_click_waits_for_it_and_is_then_carried_out() {
    try (World world = World.connected()) {
      var posted = world.incident("Who are you");

      world.as(SandboxWorld.GRACE).click(posted, "Acknowledge");
      var link = world.grace.logInLink();
      assertThat(world.status()).isEqualTo("triggered");
      world.grace.logIn(link);

      world.awaitStatus("acknowledged");
      assertThat(world.sandbox().pagerDuty().incidents().get(0).changedBy())
          .isEqualTo(SandboxWorld.GRACE_IN_PAGERDUTY);
    }
  }

  @Test
  void of_two_who_acknowledge_the_second_is_told_who_was_first() {
    try (World world = World.connected()) {
      world.logIn(world.grace, SandboxWorld.GRACE);
      var posted = world.incident("Both of us");

      // In PagerDuty's own page, so that the message still offers what has been done.
      var id = world.sandbox().pagerDuty().incidents().get(0).id();
      world.sandbox().pagerDuty().acknowledge(id, SandboxWorld.ADA_IN_PAGERDUTY);
      world.as(SandboxWorld.GRACE).click(posted, "Acknowledge");

      world.grace.ephemerals("Ada Lovelace");
      assertThat(world.sandbox().pagerDuty().incidents().get(0).acknowledgers())
          .containsExactly(SandboxWorld.ADA_IN_PAGERDUTY);
    }
  }

  @Test
  void a_restart_between_connect_and_click_changes_nothing() {
    try (World world = World.connected()) {
      var posted = world.incident("Still here");
      world.sandbox().restart();

      world.as(SandboxWorld.ADA).click(posted, "Resolve");

      world.awaitStatus("resolved");
      SandboxPerson.await(
          "the list",
          () ->
              world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd list").ok()
                  ? Optional.of(world.ada.ephemerals("Checkout API"))
                  : Optional.empty());
    }
  }

  @ParameterizedTest
  @EnumSource(Switch.MessageShape.class)
  void message_that_was_pressed_follows_a_press_on_another_one(Switch.MessageShape shape) {
    try (World world = World.connected()) {
      world.sandbox().pagerDuty().switches().set(shape);
      var slack = world.as(SandboxWorld.ADA);
      var first = world.incident("Twice told");
      slack.click(first, "Acknowledge");
      world.ada.message(SandboxWorld.ALERTS, "Acknowledged by <@");
      var second = otherMessage(world, first, "Twice told");

      slack.click(second, "Resolve");

      var followed = awaitMessage(world, first.ts(), "Resolved by <@" + SandboxWorld.ADA);
      assertThat(followed.json().toString())
          .contains("Acknowledged by <@")
          .doesNotContain("\"Resolve\"", "\"Acknowledge\"");
    }
  }

  @Test
  void message_that_was_pressed_follows_what_happens_in_pagerduty() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd connect checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", "webhook"));
      world.ada.message(SandboxWorld.OPS, "connected");
      var posted = world.incident("Told elsewhere");
      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");
      awaitMessage(world, posted.ts(), "Acknowledged by <@");

      var id = world.sandbox().pagerDuty().incidents().get(0).id();
      world.sandbox().pagerDuty().resolve(id, SandboxWorld.GRACE_IN_PAGERDUTY);

      var resolved = awaitMessage(world, posted.ts(), "Resolved by Grace");
      assertThat(resolved.json().toString()).doesNotContain("\"Resolve\"");
    }
  }

  @Test
  void press_whose_update_is_late_does_not_hide_what_happened_since() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd connect checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", "webhook"));
      world.ada.message(SandboxWorld.OPS, "connected");
      var posted = world.incident("Overtaken");
      var faults = world.sandbox().slack().faults();
      // Of the card in the other channel, and of the message itself.
      faults.next("chat.update", Fault.hang(Duration.ofMillis(1500)));
      faults.next("chat.update", Fault.hang(Duration.ofMillis(1500)));
      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");
      world.awaitStatus("acknowledged");

      var id = world.sandbox().pagerDuty().incidents().get(0).id();
      world.sandbox().pagerDuty().resolve(id, SandboxWorld.GRACE_IN_PAGERDUTY);
      awaitMessage(world, posted.ts(), "Resolved by Grace");

      SandboxPerson.await(
          "the resolved state once more",
          () ->
              Optional.of(awaitMessage(world, posted.ts(), "Acknowledged by <@"))
                  .filter(message -> message.json().toString().contains("Resolved by Grace")));
    }
  }

  @Test
  void who_only_pressed_after_another_is_not_named_as_the_one_who_did_it() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd connect checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of());
      world.ada.message(SandboxWorld.OPS, "connected");
      var posted = world.incident("Done elsewhere");
      var inOps = world.ada.message(SandboxWorld.OPS, "Done elsewhere");
      world.as(SandboxWorld.GRACE).click(inOps, "Acknowledge");
      world.grace.logInLink();
      var id = world.sandbox().pagerDuty().incidents().get(0).id();
      world.sandbox().pagerDuty().acknowledge(id, SandboxWorld.GRACE_IN_PAGERDUTY);

      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");

      var followed =
          SandboxPerson.await(
              "the other message",
              () ->
                  world.ada.messages(SandboxWorld.OPS).stream()
                      .filter(message -> message.ts().equals(inOps.ts()))
                      .filter(message -> message.json().toString().contains("Acknowledged by"))
                      .findFirst());
      assertThat(followed.json().toString()).contains("Acknowledged by Grace Hopper");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Switch.MessageShape.class, names = "OPAQUE", mode = EnumSource.Mode.EXCLUDE)
  void with_the_history_scope_messages_follow_too_that_nobody_pressed(Switch.MessageShape shape) {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada.install("history");
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");
      world.sandbox().pagerDuty().switches().set(shape);
      var first = world.incident("Third message");
      world.as(SandboxWorld.ADA).click(first, "Acknowledge");
      var later = otherMessage(world, first, "Third message");

      var acknowledged = awaitMessage(world, first.ts(), "Acknowledged by <@");
      world.as(SandboxWorld.ADA).click(acknowledged, "Resolve");

      var followed = awaitMessage(world, later.ts(), "Resolved by <@" + SandboxWorld.ADA);
      assertThat(followed.json().toString()).doesNotContain("\"Resolve\"");
    }
  }

  private static ShownMessage otherMessage(World world, ShownMessage first, String words) {
    return SandboxPerson.await(
        "PagerDuty's second message",
        () ->
            world.ada.messages(SandboxWorld.ALERTS).stream()
                .filter(message -> !message.ts().equals(first.ts()))
                .filter(message -> message.json().toString().contains(words))
                .filter(message -> message.json().toString().contains("Resolve"))
                .findFirst());
  }

  private static ShownMessage awaitMessage(World world, String ts, String words) {
    return SandboxPerson.await(
        "message " + ts + " with " + words,
        () ->
            world.ada.messages(SandboxWorld.ALERTS).stream()
                .filter(message -> message.ts().equals(ts))
                .filter(message -> message.json().toString().contains(words))
                .findFirst());
  }
}
