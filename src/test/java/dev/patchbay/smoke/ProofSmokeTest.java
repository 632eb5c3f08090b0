package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proof from its start: asked for and agreed to in Slack, through PagerDuty, and cleaned up. */
final class ProofSmokeTest {
  @ParameterizedTest
  @EnumSource
  void our_cards_way_is_proven_and_nothing_is_left_of_the_test(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      connect(world, "webhook");
      agree(world, "Patchbay acknowledges and resolves it");

      var told = world.ada.ephemerals("reaches this channel: test incident");
      assertThat(told.text()).contains("Checkout API");
      var test = test(world);
      assertThat(test.status().toString()).isEqualToIgnoringCase("resolved");
      assertThat(test.urgency()).isEqualTo("low");
      assertThat(test.history().stream().map(SimulatedIncident.Entry::what))
          .startsWith("trigger", "acknowledge", "resolve");
      assertThat(test.changedBy()).isEqualTo(SandboxWorld.ADA_IN_PAGERDUTY);
      assertThat(world.ada.messages(SandboxWorld.ALERTS))
          .noneMatch(message -> message.json().toString().contains("Test by Patchbay"));
      assertThat(world.sandbox().slack().log().calls("chat.delete")).hasSize(1);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd list");
      world.ada.ephemerals("Connections of this channel", "Proven");
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      world.ada.ephemerals("work.", "Proven");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_extensions_way_is_proven_by_a_press_of_the_person(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      connect(world, "extension");
      agree(world, "asked to press");

      world.ada.ephemerals("Press *Acknowledge* on that message");
      var posted = world.ada.message(SandboxWorld.ALERTS, "Test by Patchbay", "Acknowledge");
      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");

      world.ada.ephemerals("reaches this channel: test incident");
      assertThat(test(world).status().toString()).isEqualToIgnoringCase("resolved");
      assertThat(world.ada.messages(SandboxWorld.ALERTS))
          .noneMatch(message -> message.ts().equals(posted.ts()));
    }
  }

  private static void connect(World world, String delivery) {
    world.ada.install();
    world.logIn(world.ada, SandboxWorld.ADA);
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", delivery));
    world.ada.message(SandboxWorld.ALERTS, "connected");
  }

  private static void agree(World world, String says) {
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd prove");
    var asked = world.ada.ephemerals("low-urgency test incident", says, "assigned to you");
    assertThat(world.sandbox().pagerDuty().incidents()).isEmpty();
    assertThat(world.as(SandboxWorld.ADA).click(asked, "Create test incident").ok()).isTrue();
  }

  private static SimulatedIncident test(World world) {
    return SandboxPerson.await(
        "a resolved test incident",
        () ->
            world.sandbox().pagerDuty().incidents().stream()
                .filter(incident -> incident.resolvedAt().isPresent())
                .findFirst()
                .or(Optional::empty));
  }
}
