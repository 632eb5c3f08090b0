package dev.patchbay.slack.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
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
import dev.patchbay.wiring.apply.WiringListener.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What channels and people are told of connections: stored first, sent by jobs. */
@ParameterizedClass
@EnumSource
final class SlackWiringListenerTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "P1"));

  private final FakeSlackApi slack = new FakeSlackApi();
  private final ManualClock clock = new ManualClock();
  private final Database database;
  private final SlackPorts ports;
  private final WiringListener wiring;
  private final Job channel;
  private final Job person;

  SlackWiringListenerTest(DatabaseKind kind) throws IOException {
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
    var announcements =
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

  @AfterEach
  void stop() {
    ports.close();
    database.close();
    slack.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"CREATED", "ADOPTED", "EDITED"})
  void channel_is_told_who_wired_what(Way way) {
    wiring.connected(ADA, connection(), way);
    assertThat(slack.methods()).isEmpty();
    run();
    assertThat(slack.methods()).containsExactly("chat.postMessage");
    assertThat(said(0)).contains("channel=C1", "<@U1>", "*A &amp; &lt;!here&gt;*", "Posts: ");
  }

  @Test
  void connecting_again_without_a_change_is_told_to_the_person_alone() {
    wiring.connected(ADA, connection(), Way.WRITTEN_AGAIN);
    run();
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
  }

  @Test
  void channel_is_told_of_a_disconnection() {
    wiring.disconnected(ADA, connection());
    run();
    assertThat(said(0)).contains("<@U1> disconnected");
  }

  @Test
  void nothing_is_said_of_what_was_not_stored() {
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .together(
                        () -> {
                          wiring.disconnected(ADA, connection());
                          wiring.refused(
                              ADA, KEY, "Checkout", "connect", new Refusal.MissingAbility("x"));
                          throw new IllegalStateException("not stored");
                        }))
        .hasMessage("not stored");
    run();
    assertThat(slack.methods()).isEmpty();
  }

  @Test
  void channel_is_told_once_though_slack_was_away_for_a_while() {
    slack.answers("chat.postMessage", 503, "{}", Map.of());
    slack.answers("conversations.history", "{'ok':true,'messages':[]}");
    wiring.disconnected(ADA, connection());
    for (int tries = 0; tries < 3; tries++) {
      run();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.methods()).contains("chat.postMessage", "conversations.history");

    slack.asked.clear();
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    for (int tries = 0; tries < 3; tries++) {
      run();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.methods()).containsOnlyOnce("chat.postMessage");
  }

  @Test
  void person_reads_alone_what_slack_lets_nobody_post_and_hears_why() {
    slack.answers("chat.postMessage", "{'ok':false,'error':'restricted_action'}");
    wiring.connected(ADA, connection(), Way.CREATED);
    run();
    assertThat(slack.methods()).containsExactly("chat.postMessage", "chat.postEphemeral");
    assertThat(said(1))
        .contains("user=U1", "<@U1> connected", "post in <#C1>, so incidents don't appear there.");
  }

  @Test
  void refusal_is_told_to_the_person_alone_with_the_reason() {
    wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.MissingAbility("x"));
    run();
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
    assertThat(said(0)).contains("Couldn't connect *Checkout*. ", "ability");
  }

  @Test
  void refusal_for_a_log_in_that_ended_brings_the_button() {
    wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.LoginEnded());
    run();
    assertThat(slack.methods()).containsExactly("users.info", "chat.postEphemeral");
    assertThat(said(1)).contains("https://pb/login", "pd_login");
  }

  /** The channel's writer once, then whatever people are to be told. */
  private void run() {
    var next = channel.work().run("T1/C1");
    assertThat(next).isNotNull();
    database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select id from personal_message").mapTo(String.class).list())
        .forEach(person.work()::run);
  }

  private static Connection connection() {
    return new Connection(
        KEY,
        "ops",
        "A & <!here>",
        Options.defaults(),
        new Delivery.Extension("PE1", "print"),
        ADA.user(),
        Instant.EPOCH);
  }

  private String said(int at) {
    return URLDecoder.decode(slack.asked.get(at).body(), StandardCharsets.UTF_8);
  }
}
