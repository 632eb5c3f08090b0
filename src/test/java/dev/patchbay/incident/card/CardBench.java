package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Cards on a real database beside a simulated PagerDuty, fed with events by the test. */
final class CardBench implements AutoCloseable {
  static final Place OPS = new Place(new TeamId("T1"), new ChannelId("C1"));
  static final Place MANAGERS = new Place(new TeamId("T1"), new ChannelId("C2"));

  final ManualClock clock = new ManualClock();
  final PagerDutyAccount pagerDuty = new PagerDutyAccount(clock);
  final AccountId account = pagerDuty.client().account();
  final ServiceId service = new ServiceId(account, "PCHECK1");
  final Database database;
  final Connections connections;
  final Outbox outbox;
  final Muting muting;
  final Cards cards;
  final CardRefresh refresh;
  final Instant start = clock.instant();
  private final IncidentsApi incidents;
  private final Credential app;
  private int last;

  CardBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    var transactions = database.transactions();
    var jobs = new Jobs(database, clock, new SimpleMeterRegistry());
    connections = new Connections(transactions);
    outbox = new Outbox(transactions, jobs, clock, new SimpleMeterRegistry());
    muting = new Muting(transactions, outbox, clock);
    app = pagerDuty.credential(pagerDuty.person("App", Role.ADMIN));
    incidents = pagerDuty.client().incidents();
    cards =
        new Cards(
            transactions,
            jobs,
            clock,
            incidents,
            () -> app,
            new CardTargets(connections, outbox, muting));
    refresh = new CardRefresh(cards, incidents, () -> app, clock);
    pagerDuty.simulator().account().put(new SimulatedService("PCHECK1", "Checkout API"));
  }

  CatchUp catchUp() {
    var app = pagerDuty.credential(pagerDuty.person("App 2", Role.ADMIN));
    return new CatchUp(cards, connections, pagerDuty.client().incidents(), () -> app, clock);
  }

  void connect(Place place, Options options) {
    connections.save(
        new Connection(
            new ConnectionKey(place, service),
            "ops",
            "Checkout API",
            options,
            new Delivery.Webhook(),
            new SlackUserId("U1"),
            start));
  }

  IncidentId incident(String id) {
    return new IncidentId(account, id);
  }

  /** What happened, {@code second} seconds after the start. */
  void happens(String incident, EventType type, int second, String status) {
    take(event(incident, type, second, Optional.of(snapshot(status, "high", "")), "Ann"));
  }

  void happens(String incident, EventType type, int second, IncidentSnapshot now) {
    take(event(incident, type, second, Optional.of(now), "Ann"));
  }

  void note(String incident, int second, String text) {
    take(
        new IncidentEvent(
            "E" + ++last,
            EventType.ANNOTATED,
            EventType.ANNOTATED.key(),
            start.plusSeconds(second),
            incident(incident),
            Optional.empty(),
            Optional.of(new Party("U1", "user_reference", "Ann")),
            Optional.empty(),
            new EventDetail.Note("N1", text, false),
            "{}"));
  }

  IncidentEvent event(
      String incident, EventType type, int second, Optional<IncidentSnapshot> now, String who) {
    return new IncidentEvent(
        "E" + ++last,
        type,
        type.key(),
        start.plusSeconds(second),
        incident(incident),
        Optional.of(service),
        Optional.of(new Party("U1", "user_reference", who)),
        now,
        new EventDetail.Nothing(),
        "{}");
  }

  /** What PagerDuty says of it now. */
  Incident asked(String incident) {
    return done(incidents.get(app, incident));
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(outcome);
  }

  void refresh(String incident) {
    refresh.job().work().run(CardKeys.subject(incident(incident)));
  }

  void snooze(String incident, Member by, Duration length) {
    done(incidents.snooze(pagerDuty.credential(by), incident(incident), length));
  }

  /** Types of what its timeline has, oldest first. */
  List<CardEvent> timeline(String incident) {
    var lines =
        new ArrayList<>(
            database
                .transactions()
                .call(handle -> new CardStore().lines(handle, incident(incident), 50)));
    Collections.reverse(lines);
    return lines.stream().map(CardLine::type).toList();
  }

  /** As the inbox does it. */
  void take(IncidentEvent event) {
    takeAll(List.of(event));
  }

  void takeAll(List<IncidentEvent> events) {
    database.transactions().together(cards.prepareAll(events));
  }

  static IncidentSnapshot snapshot(String status, String urgency, String priority) {
    return new IncidentSnapshot(
        1234,
        "Database down",
        status,
        urgency,
        "https://acme.pagerduty.com/incidents/Q1",
        Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
        Optional.of(new Party("PCHECK1", "service_reference", "Checkout API")),
        List.of(new Party("U2", "user_reference", "Bob")),
        Optional.of(new Party("PPOL1", "escalation_policy_reference", "Default")),
        List.of(),
        priority.isEmpty()
            ? Optional.empty()
            : Optional.of(new Party("PP1", "priority_reference", priority)),
        Optional.empty(),
        Optional.empty());
  }

  Card card(String incident) {
    return cards.find(incident(incident)).orElseThrow();
  }

  /** Called-for messages, as "card C1 3": how often so far. */
  List<String> called() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery(
                        """
                        select kind, channel_id, wanted from outbox_message
                        order by kind, channel_id, subject
                        """)
                    .map(
                        (row, context) ->
                            row.getString(1) + " " + row.getString(2) + " " + row.getLong(3))
                    .list());
  }

  /** As the channel's writer does once Slack has the card. */
  void posted(Place place, String incident, String ts) {
    database
        .transactions()
        .run(
            handle ->
                handle
                    .createUpdate(
                        """
                        update outbox_message set ts = :ts, written = wanted
                        where channel_id = :channel and kind = 'card' and subject like :subject
                        """)
                    .bind("ts", ts)
                    .bind("channel", place.channel().value())
                    .bind("subject", "%/" + incident)
                    .execute());
  }

  @Override
  public void close() {
    pagerDuty.close();
    database.close();
  }

  static final Duration HOUR = Duration.ofHours(1);
}
