package dev.patchbay.outbox;

import static dev.patchbay.outbox.OutboxNode.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages while Slack, or the app in a workspace, is away. */
final class OutboxWaitTest {
  private final OutboxNode node = new OutboxNode(DatabaseKind.H2);
  private final ManualClock clock = node.clock;
  private final RecordingWriter slack = node.slack;

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void messages_wait_for_a_workspace_to_have_the_app_again() {
    slack.lookupFails = Optional.of(RecordingWriter.AWAY);
    for (int i = 0; i < 5; i++) {
      slack.failing.add(new Refusal.NotInstalled(OPS.team()));
    }
    node.due("1", Turn.NEXT);
    for (int i = 0; i < 5; i++) {
      assertThat(node.run(OPS)).isInstanceOf(Next.NotBefore.class);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.written).isEmpty();
    node.run(OPS);
    assertThat(slack.written).containsExactly("post 1");
    assertThat(slack.repeated).isEmpty();
  }

  @Test
  void an_hour_without_slack_ends_with_each_message_posted_once() {
    node.due("1", Turn.NEXT);
    for (int minute = 0; minute < 60; minute++) {
      slack.failing.add(RecordingWriter.AWAY);
      node.due("2", Turn.LAST);
      node.run(OPS);
      clock.advance(Duration.ofMinutes(1));
    }
    slack.failing.clear();
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "post 2");
  }

  @Test
  void a_post_that_arrives_after_the_first_look_is_found_by_the_second() {
    slack.loses = true;
    slack.tooEarly = 1;
    slack.failing.add(RecordingWriter.AWAY);
    node.due("1", Turn.NEXT);
    node.run(OPS);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "edit 1");
  }

  @Test
  void a_post_that_two_looks_do_not_find_is_made_again() {
    slack.failing.add(RecordingWriter.AWAY);
    node.due("1", Turn.NEXT);
    node.run(OPS);
    clock.advance(Duration.ofSeconds(2));
    node.run(OPS);
    assertThat(slack.written).isEmpty();
    clock.advance(Duration.ofSeconds(3));
    node.run(OPS);
    assertThat(slack.written).containsExactly("post 1");
  }
}
