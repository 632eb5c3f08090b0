package dev.patchbay.incident.proof;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.Sightings.Sighting;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One connection over an extension in a database, and a clock that the test moves. */
final class ProofBench implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId("us", "acme");
  static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));

  final ManualClock clock = new ManualClock();
  final ConnectionKey key =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "PSVC1"));
  final Database database;
  final Jobs jobs;
  final Outbox outbox;
  final Connections connections;
  final PressedMessages pressed;
  final TestCards tests;
  private int incidents;

  ProofBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    var meters = new SimpleMeterRegistry();
    jobs = new Jobs(database, clock, meters);
    outbox = new Outbox(database.transactions(), jobs, clock, meters);
    connections = new Connections(database.transactions());
    pressed = new PressedMessages(database.transactions(), outbox, clock);
    tests = new TestCards(database.transactions(), outbox, clock);
    save(Options.defaults(), new Delivery.Extension("PEXT1", "fingerprint"));
    clock.advance(Duration.ofMinutes(1));
  }

  void save(Options options, Delivery delivery) {
    connections.save(
        new Connection(
            key, "ops", "Checkout API", options, delivery, new SlackUserId("U1"), clock.instant()));
  }

  void onlyHighUrgency() {
    save(
        new Options(
            EnumSet.allOf(NotifyType.class),
            Set.of(Urgency.HIGH),
            Restrict.ANY,
            Options.defaults().priorities(),
            true,
            Options.defaults().thread()),
        new Delivery.Extension("PEXT1", "fingerprint"));
  }

  Connection connection() {
    return connections.find(key).orElseThrow();
  }

  SilenceWatch watch(Duration after, Sighting sighting) {
    return new SilenceWatch(
        database.transactions(),
        clock,
        after,
        new SilenceWatch.Signs(connections, pressed, tests, (place, incident, since) -> sighting));
  }

  /** An event of a new incident, told to the watch. */
  IncidentId event(SilenceWatch watch, EventType type, String urgency) {
    var incident = new IncidentId(ACCOUNT, "QINC" + ++incidents);
    var event =
        new IncidentEvent(
            "E" + incidents,
            type,
            type.key(),
            clock.instant(),
            incident,
            Optional.of(key.service()),
            Optional.empty(),
            Optional.of(
                new IncidentSnapshot(
                    7,
                    "Down",
                    "triggered",
                    urgency,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            new EventDetail.Nothing(),
            "{}");
    database.transactions().together(watch.prepare(event));
    return incident;
  }

  ChangeRequest request(IncidentId incident) {
    return request(incident, new IncidentChange.Acknowledge());
  }

  private ChangeRequest request(IncidentId incident, IncidentChange change) {
    return new ChangeRequest(
        ADA, key.place(), "1.1", "", Optional.empty(), List.of(incident.value()), change, "{}");
  }

  /** As if a button of a message of PagerDuty's was pressed and carried out. */
  void press(IncidentId incident, IncidentChange change, String status) {
    var request = request(incident, change);
    var now =
        new IncidentState(
            incident,
            7,
            "Down",
            status,
            "",
            Optional.of(key.service()),
            "Checkout API",
            Optional.of(clock.instant()),
            List.of("Ada"));
    pressed.pressed(request, now, new PressedMessages.Look("{}", true, true));
    connections.alive(key, clock.instant());
  }

  /** As the channel's writer does: what is due is written, and shows this; blank: it is deleted. */
  void writeAll(IncidentId incident, String status) {
    for (var key : outbox.of("pressed", ACCOUNT + "/" + incident.value() + "/1.1")) {
      if (!status.isEmpty()) {
        pressed.shown(key, status);
      }
    }
    database
        .transactions()
        .run(handle -> handle.execute("update outbox_message set written = wanted"));
  }

  @Override
  public void close() {
    database.close();
  }
}
