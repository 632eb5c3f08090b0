package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.Sightings.Sighting;
import dev.patchbay.incident.proof.SilenceWatch;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Connections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proofs and silence through the front doors, from what someone types to what is left of it. */
final class ProofSmokeTest {
  @ParameterizedTest
  @EnumSource
  void our_cards_way_is_proven_and_nothing_is_left_of_the_test(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      begin(world);
      connect(world, SandboxWorld.ALERTS, "webhook");
      agree(world, "Patchbay acknowledges and resolves it");

      var told = world.ada().ephemerals("reaches this channel: test incident");
      assertThat(told.text()).contains("Checkout API");
      var test = test(world);
      assertThat(test.status().toString()).isEqualToIgnoringCase("resolved");
      assertThat(test.urgency()).isEqualTo("low");
      assertThat(test.history().stream().map(SimulatedIncident.Entry::what))
          .startsWith("trigger", "acknowledge", "resolve");
      assertThat(test.changedBy()).isEqualTo(SandboxWorld.ADA_IN_PAGERDUTY);
      assertThat(world.ada().messages(SandboxWorld.ALERTS))
          .noneMatch(message -> message.json().toString().contains("Test by Patchbay"));
      assertThat(world.sandbox().slack().log().calls("chat.delete")).hasSize(1);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd list");
      world.ada().ephemerals("Connections of this channel", "Proven");
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      world.ada().ephemerals("work.", "Proven");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_extensions_way_is_proven_by_a_press_of_the_person(DatabaseKind kind) {
    try (var world = World.on(kind, false)) {
      begin(world);
      connect(world, SandboxWorld.ALERTS, "extension");
      agree(world, "asked to press");

      world.ada().ephemerals("Press *Acknowledge* on that message");
      var posted = world.ada().message(SandboxWorld.ALERTS, "Test by Patchbay", "Acknowledge");
      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");

      world.ada().ephemerals("reaches this channel: test incident");
      assertThat(test(world).status().toString()).isEqualToIgnoringCase("resolved");
      assertThat(world.ada().messages(SandboxWorld.ALERTS))
          .noneMatch(message -> message.ts().equals(posted.ts()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void unproven_connection_is_named_in_status_and_moved_by_one_button(DatabaseKind kind) {
    var settings = DatabaseFixture.settings(kind);
    try (var world = World.on(settings, false, Map.of())) {
      begin(world);
      connect(world, SandboxWorld.OPS, "webhook");
      connect(world, SandboxWorld.ALERTS, "extension");
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Nobody looks", "high");
      world.ada().message(SandboxWorld.OPS, "Nobody looks");

      later(settings);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      var status = world.ada().ephemerals("nothing shows that incidents appear here", "1 problem");
      assertThat(status.json().toString()).contains("nobody pressed a button of incident #");

      world.as(SandboxWorld.ADA).click(status, "Switch to Patchbay's cards");
      world.ada().ephemerals("Switching *Checkout API*");
      SandboxPerson.await(
          "the connection of another delivery",
          () -> {
            world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd list");
            return Optional.of(world.ada().ephemerals("Connections of this channel"))
                .filter(list -> list.text().contains("Patchbay's cards"))
                .filter(list -> !list.text().contains("nothing shows"));
          });
    }
  }

  private static void begin(World world) {
    world.ada().install();
    world.logIn(world.ada(), SandboxWorld.ADA);
  }

  private static void connect(World world, String channel, String delivery) {
    world.as(SandboxWorld.ADA).command(channel, "/pd connect checkout");
    world.as(SandboxWorld.ADA).submit(world.ada().view().id(), Map.of("delivery", delivery));
    world.ada().message(channel, "connected");
  }

  private static void agree(World world, String says) {
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd prove");
    var asked = world.ada().ephemerals("low-urgency test incident", says, "assigned to you");
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

  /** Another node on the same database, whose clock is ahead. */
  private static void later(DatabaseSettings settings) {
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
    try (var database = Database.open(settings)) {
      var transactions = database.transactions();
      var meters = new SimpleMeterRegistry();
      var outbox = new Outbox(transactions, new Jobs(database, clock, meters), clock, meters);
      var signs =
          new SilenceWatch.Signs(
              new Connections(transactions),
              new PressedMessages(transactions, outbox, clock),
              new TestCards(transactions, outbox, clock),
              (place, incident, since) -> Sighting.UNKNOWN);
      new SilenceWatch(transactions, clock, Duration.ofMinutes(10), signs).look();
    }
  }
}
