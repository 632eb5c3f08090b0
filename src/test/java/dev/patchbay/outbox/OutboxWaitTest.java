package dev.patchbay.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages while Slack, or the app in a workspace, is away. */
final class OutboxWaitTest {
  private static final Place OPS = new Place(new TeamId("T1"), new ChannelId("C1"));

  private final Database database = DatabaseFixture.open(DatabaseKind.H2);
  private final ManualClock clock = new ManualClock();
  private final RecordingWriter slack = new RecordingWriter();
  private final Outbox outbox;
  private final ChannelJob job;

  OutboxWaitTest() {
    var transactions = database.transactions();
    var meters = new SimpleMeterRegistry();
    outbox = new Outbox(transactions, new Jobs(database, clock, meters), clock, meters);
    job =
        new ChannelJob(
            transactions,
            new Leases(transactions, clock),
            clock,
            PaceLimits.ofSlack(),
            List.of(slack));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void messages_wait_for_a_workspace_to_have_the_app_again() {
    slack.lookupFails = Optional.of(RecordingWriter.AWAY);
    for (int i = 0; i < 5; i++) {
      slack.failing.add(new Refusal.NotInstalled(OPS.team()));
    }
    due("1", Turn.NEXT);
    for (int i = 0; i < 5; i++) {
      assertThat(run(OPS)).isInstanceOf(Next.NotBefore.class);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.written).isEmpty();
    run(OPS);
    assertThat(slack.written).containsExactly("post 1");
    assertThat(slack.repeated).isEmpty();
  }

  @Test
  void an_hour_without_slack_ends_with_each_message_posted_once() {
    due("1", Turn.NEXT);
    for (int minute = 0; minute < 60; minute++) {
      slack.failing.add(RecordingWriter.AWAY);
      due("2", Turn.LAST);
      run(OPS);
      clock.advance(Duration.ofMinutes(1));
    }
    slack.failing.clear();
    drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "post 2");
  }

  @Test
  void a_post_that_arrives_after_the_first_look_is_found_by_the_second() {
    slack.loses = true;
    slack.tooEarly = 1;
    slack.failing.add(RecordingWriter.AWAY);
    due("1", Turn.NEXT);
    run(OPS);
    drain();
    assertThat(slack.written).containsExactly("post 1", "edit 1");
  }

  @Test
  void a_post_that_two_looks_do_not_find_is_made_again() {
    slack.failing.add(RecordingWriter.AWAY);
    due("1", Turn.NEXT);
    run(OPS);
    clock.advance(Duration.ofSeconds(2));
    run(OPS);
    assertThat(slack.written).isEmpty();
    clock.advance(Duration.ofSeconds(3));
    run(OPS);
    assertThat(slack.written).containsExactly("post 1");
  }

  private void drain() {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(2));
      run(OPS);
    }
  }

  private void due(String subject, Turn turn) {
    outbox.due(new MessageKey(OPS, "card", subject), turn);
  }

  private Next run(Place place) {
    return job.job().work().run(place.team().value() + "/" + place.channel().value());
  }

  private void drain(Place place) {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(2));
      run(place);
    }
  }
}
