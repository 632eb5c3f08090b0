package dev.patchbay.slack.card;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.incident.HiddenChanges;
import dev.patchbay.incident.card.CardTargets;
import dev.patchbay.incident.card.Cards;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.incident.card.ShownCards;
import dev.patchbay.incident.card.SuspendedNotice;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.outbox.ChannelJob;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.PaceLimits;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that makes cards: its jobs, on a database that others may share, against one Slack. */
final class CardNode implements AutoCloseable {
  /** Slack's limits and the pauses after failures, as much faster as the simulated Slack. */
  private static final PaceLimits FAST =
      new PaceLimits(
          Duration.ofMillis(1000 / CardSlack.FASTER + 5),
          48,
          Duration.ofMinutes(1).dividedBy(CardSlack.FASTER),
          8,
          Duration.ofMillis(20),
          Duration.ofMillis(500));

  final Database database;
  final Connections connections;
  final Outbox outbox;
  final Muting muting;
  final Cards cards;
  final SuspendedNotice suspended;
  final List<Message> postedAgain = new CopyOnWriteArrayList<>();
  final CardDoor door;
  private final Jobs jobs;
  private final SlackPorts slack;

  CardNode(
      DatabaseSettings settings,
      Encryptor encryptor,
      CardSlack simulated,
      IncidentsApi incidents,
      Credential app) {
    var clock = Clock.systemUTC();
    var meters = new SimpleMeterRegistry();
    database = Database.open(settings);
    var transactions = database.transactions();
    var installations = new Installations(transactions, encryptor, clock);
    if (installations.find(new TeamId("T1ACME")).isEmpty()) {
      installations.save(installation(simulated.token));
    }
    slack =
        new SlackPorts(
            new SlackSettings(
                Optional.of(Secret.of("signing")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                simulated.simulator.apiUrl(),
                URI.create("https://slack.com/oauth/v2/authorize")),
            installations,
            clock,
            meters,
            unsent -> {});
    jobs = new Jobs(database, clock, meters);
    connections = new Connections(transactions);
    outbox = new Outbox(transactions, jobs, clock, meters);
    muting = new Muting(transactions, outbox, clock);
    cards =
        new Cards(
            transactions,
            jobs,
            clock,
            incidents,
            () -> app,
            new CardTargets(connections, outbox, muting));
    var shown =
        new ShownCards(
            transactions, connections, outbox, new HiddenChanges(transactions, clock), jobs, clock);
    suspended =
        new SuspendedNotice(
            transactions, connections, outbox, clock, new OwnerNotice(slack.api().chat())::tell);
    var posts = slack.cardPosts();
    var channel =
        new ChannelJob(
            transactions,
            new Leases(transactions, clock),
            clock,
            FAST,
            List.of(
                new CardWriter(shown, posts, this::again),
                new ReplyWriter(shown, posts),
                new MissedWriter(muting, posts)));
    door = new CardDoor(database, jobs, encryptor, cards);
    jobs.start(
        List.of(
            door.job(),
            channel.job(),
            suspended.job(),
            new Job("card-refresh", Lane.BULK, done(), gone())),
        List.of());
  }

  private void again(Message message, Refusal why) {
    postedAgain.add(message);
  }

  /** Nothing is asked of PagerDuty afterwards: the events tell all. */
  private static Job.Work done() {
    return id -> new Job.Next.Finished();
  }

  private static Job.GivenUp gone() {
    return id -> {};
  }

  void connect(Place place, ServiceId service, Options options) {
    connections.save(
        new Connection(
            new ConnectionKey(place, service),
            "ops",
            "Service " + service.value(),
            options,
            new Delivery.Webhook(),
            new SlackUserId(CardSlack.ANN),
            Instant.now()));
  }

  /** As the inbox does it. */
  void take(IncidentEvent event) {
    var store = cards.prepare(event);
    database.transactions().together(store);
  }

  boolean idle() {
    return count("outbox_message where wanted > written") == 0
        && count("webhook_event where state = 'new'") == 0;
  }

  private int count(String rows) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + rows).mapTo(Integer.class).one());
  }

  /** Ends it without giving it time for anything. */
  @Override
  public void close() {
    door.close();
    jobs.stop(Duration.ZERO);
    slack.close();
    database.close();
  }

  private static Installation installation(Secret token) {
    return new Installation(
        Optional.of(new TeamId("T1ACME")),
        Optional.empty(),
        "",
        "Acme",
        "https://acme.slack.com/",
        false,
        "A1",
        "B1",
        "U1",
        "chat:write",
        Optional.of(new SlackUserId(CardSlack.ANN)),
        token,
        Instant.parse("2026-11-23T09:00:00Z"));
  }
}
