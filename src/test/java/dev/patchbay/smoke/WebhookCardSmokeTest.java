package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way of a card: connected in Slack, triggered in PagerDuty, told by a real webhook. */
final class WebhookCardSmokeTest {
  @ParameterizedTest
  @EnumSource
  void an_incident_becomes_a_card_that_follows_pagerduty(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
      var answer =
          world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", "webhook"));
      assertThat(answer.ok()).as(answer.toString()).isTrue();
      world.ada.message(SandboxWorld.ALERTS, "connected");

      var id = world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk full", "high");
      var card = card(world, "pd_card_acknowledge");
      assertThat(card.text()).startsWith("Triggered: ").contains("Disk full", "Checkout API");

      world.sandbox().pagerDuty().acknowledge(id, SandboxWorld.GRACE_IN_PAGERDUTY);
      assertThat(card(world, "Acknowledged by Grace").ts()).isEqualTo(card.ts());

      assertThat(world.as(SandboxWorld.ADA).click(card, "Resolve").ok()).isTrue();
      world.awaitStatus("resolved");
      assertThat(card(world, "Resolved by Ada").ts()).isEqualTo(card.ts());
    }
  }

  @Test
  void status_does_not_say_that_it_works_while_pagerduty_cannot_be_asked() {
    try (var world = World.on(DatabaseKind.H2, false)) {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", "webhook"));
      world.ada.message(SandboxWorld.ALERTS, "connected");

      world
          .sandbox()
          .pagerDuty()
          .faults()
          .always("GET /webhook_subscriptions/{id}", Fault.http(401));
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      world.ada.ephemerals("check it in PagerDuty");
    }
  }

  private static ShownMessage card(World world, String words) {
    return SandboxPerson.await(
        "a card with " + words,
        () ->
            world.ada.messages(SandboxWorld.ALERTS).stream()
                .filter(message -> message.json().toString().contains(words))
                .findFirst());
  }
}
