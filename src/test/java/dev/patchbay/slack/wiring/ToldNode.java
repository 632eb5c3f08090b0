package dev.patchbay.slack.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Announcements;
import dev.patchbay.outbox.ChannelJob;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.PaceLimits;
import dev.patchbay.outbox.PersonalMessages;
import dev.patchbay.slack.PersonalTeller;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.card.AnnouncementWriter;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.WiringListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What channels and people are told of connections, sent when the test says so. */
final class ToldNode implements AutoCloseable {
  static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "P1"));

  final FakeSlackApi slack = new FakeSlackApi();
  final ManualClock clock = new ManualClock();
  final Database database;
  private final SlackPorts ports;
  final Announcements announcements;
  final WiringListener wiring;
  private final Job channel;
  private final Job person;

  ToldNode(DatabaseKind kind) throws IOException {
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    slack.answers("users.info", "{'ok':true,'user':{'real_name':'Ada'}}");
    database = DatabaseFixture.open(kind);
    var transactions = database.transactions();
    var meters = new SimpleMeterRegistry();
    var jobs = new Jobs(database, clock, meters);
    var personal = new PersonalMessages(transactions, jobs, clock);
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            clock,
            meters,
            unsent -> personal.add(PersonalTeller.message(unsent)));
    announcements =
        new Announcements(
            transactions, new Outbox(transactions, jobs, clock, meters), personal, clock);
    wiring = new SlackWiringListener(announcements, personal, ports.ephemerals());
    channel =
        new ChannelJob(
                transactions,
                new Leases(transactions, clock),
                clock,
                PaceLimits.ofSlack(),
                List.of(new AnnouncementWriter(announcements, ports.cardPosts())))
            .job();
    person =
        personal.job(
            new PersonalTeller(
                ports.ephemerals(),
                ports.askToLogIn(
                    new LoginPrompt(
                        (actor, member, workspace) -> URI.create("https://pb/login")))));
  }

  /** The channel's writer once, then whatever people are to be told. */
  void run() {
    var next = channel.work().run("T1/C1");
    assertThat(next).isNotNull();
    database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select id from personal_message").mapTo(String.class).list())
        .forEach(person.work()::run);
  }

  String attempt() {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select attempt from outbox_message").mapTo(String.class).one());
  }

  int due() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select count(*) from outbox_message where wanted > written")
                    .mapTo(Integer.class)
                    .one());
  }

  static Connection connection() {
    return new Connection(
        KEY,
        "ops",
        "A & <!here>",
        Options.defaults(),
        new Delivery.Extension("PE1", "print"),
        ADA.user(),
        Instant.EPOCH);
  }

  String said(int at) {
    return URLDecoder.decode(slack.asked.get(at).body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    ports.close();
    database.close();
    slack.close();
  }
}
