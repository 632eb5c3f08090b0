package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.incident.card.CardTargets;
import dev.patchbay.incident.card.Cards;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A card of ours, pressed through the front door: each press changes PagerDuty, and the card. */
final class CardSmokeTest {
  @Test
  void every_button_of_a_card_does_what_it_says() {
    var settings = DatabaseFixture.settings(DatabaseKind.H2);
    try (var world = World.on(settings, false, Map.of())) {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      var id = world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk full", "high");
      begin(settings, id, world);

      press(world, card(world, "Acknowledge"), "Acknowledge");
      world.awaitStatus("acknowledged");
      press(world, card(world, "Snooze for 1 hour"), "Snooze for 1 hour");
      awaitDone(world, id, "snooze 3600");
      press(world, card(world, "Add note…"), "Add note…");
      submit(world, Map.of("pd_card_text", "Looking at it"));
      awaitDone(world, id, "annotate");
      press(world, card(world, "Details"), "Details");
      assertThat(world.ada.ephemerals("First alert").text())
          .contains("• host: db-7", "<https://runbooks.example/disk|Runbook>");
      press(world, card(world, "Set priority…"), "Set priority…");
      world.as(SandboxWorld.ADA).suggest(world.ada.view().id(), "pd_card_priority", "");
      submit(world, Map.of("pd_card_priority", "P1"));
      awaitDone(world, id, "priority");
      press(world, card(world, "Reassign…"), "Reassign…");
      world.as(SandboxWorld.ADA).suggest(world.ada.view().id(), "pd_card_person", "grace");
      submit(world, Map.of("pd_card_person", SandboxWorld.GRACE_IN_PAGERDUTY));
      awaitDone(world, id, "assign");
      press(world, card(world, "P1"), "Resolve");
      world.awaitStatus("resolved");
      var resolved = card(world, "Resolved");
      assertThat(resolved.json().toString()).doesNotContain("\"actions\"");
      assertThat(world.ada.messages(SandboxWorld.ALERTS)).hasSize(1);
    }
  }

  private static void press(World world, ShownMessage card, String button) {
    assertThat(world.as(SandboxWorld.ADA).click(card, button).ok()).isTrue();
  }

  private static void submit(World world, Map<String, ?> values) {
    var answer = world.as(SandboxWorld.ADA).submit(world.ada.view().id(), values);
    assertThat(answer.ok()).as(answer.toString()).isTrue();
  }

  private static ShownMessage card(World world, String words) {
    return SandboxPerson.await(
        "a card with " + words,
        () ->
            world.ada.messages(SandboxWorld.ALERTS).stream()
                .filter(message -> message.json().toString().contains(words))
                .findFirst());
  }

  private static void awaitDone(World world, String incident, String what) {
    SandboxPerson.await(
        what,
        () ->
            world.sandbox().pagerDuty().incident(incident).orElseThrow().history().stream()
                .map(SimulatedIncident.Entry::what)
                .filter(what::equals)
                .findFirst());
  }

  /** As if the webhook of the incident had come to another node on the same database. */
  private static void begin(DatabaseSettings settings, String incident, World world) {
    var clock = Clock.systemUTC();
    var account = new AccountId("us", "acme");
    var service = new ServiceId(account, SandboxWorld.CHECKOUT);
    try (var database = Database.open(settings);
        var pagerDuty = new PagerDutyAccount()) {
      var transactions = database.transactions();
      var connections = new Connections(transactions);
      connections.save(
          new Connection(
              new ConnectionKey(
                  new Place(new TeamId(SandboxWorld.TEAM), new ChannelId(SandboxWorld.ALERTS)),
                  service),
              "checkout-alerts",
              "Checkout API",
              Options.defaults(),
              new Delivery.Webhook(),
              new SlackUserId(SandboxWorld.ADA),
              Instant.now()));
      var meters = new SimpleMeterRegistry();
      var jobs = new Jobs(database, clock, meters);
      var outbox = new Outbox(transactions, jobs, clock, meters);
      var muting = new Muting(transactions, outbox, clock);
      var cards =
          new Cards(
              transactions,
              jobs,
              clock,
              pagerDuty.client().incidents(),
              () -> {
                throw new UnsupportedOperationException("nothing is asked");
              },
              new CardTargets(connections, outbox, muting));
      var found = world.sandbox().pagerDuty().incident(incident).orElseThrow();
      transactions.together(cards.prepare(triggered(found, account, service)));
    }
  }

  private static IncidentEvent triggered(
      SimulatedIncident incident, AccountId account, ServiceId service) {
    return new IncidentEvent(
        "E1",
        EventType.TRIGGERED,
        EventType.TRIGGERED.key(),
        Instant.now().minusSeconds(2),
        new IncidentId(account, incident.id()),
        Optional.of(service),
        Optional.empty(),
        Optional.of(
            new IncidentSnapshot(
                incident.number(),
                incident.title(),
                "triggered",
                "high",
                incident.url(),
                Optional.of(Instant.now()),
                Optional.of(new Party(service.value(), "service_reference", "Checkout API")),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        new EventDetail.Nothing(),
        "{}");
  }
}
