package dev.patchbay.outbox;

import static dev.patchbay.outbox.OutboxNode.OPS;
import static dev.patchbay.outbox.OutboxNode.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One channel's writer, run after run, on a clock that the test moves. */
@ParameterizedClass
@EnumSource
final class OutboxTest {
  private static final Place OTHER = new Place(new TeamId("T1"), new ChannelId("C2"));

  private final OutboxNode node;
  private final ManualClock clock;
  private final RecordingWriter slack;
  private final Outbox outbox;

  OutboxTest(DatabaseKind kind) {
    node = new OutboxNode(kind);
    clock = node.clock;
    slack = node.slack;
    outbox = node.outbox;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void a_burst_is_one_message_and_what_comes_while_it_is_written_is_not_lost() {
    node.due("1", Turn.NEXT);
    node.due("1", Turn.NEXT);
    slack.meanwhile = () -> node.due("1", Turn.NEXT);
    node.run(OPS);
    slack.meanwhile = () -> {};
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "edit 1");
    assertThat(outbox.ts(card("1"))).contains("ts1");
    assertThat(node.run(OPS)).isEqualTo(new Next.Finished());
  }

  @Test
  void a_call_in_a_transaction_that_fails_is_none() {
    assertThatThrownBy(
            () ->
                node.database
                    .transactions()
                    .together(
                        () -> {
                          node.due("1", Turn.NEXT);
                          throw new IllegalStateException("broke");
                        }))
        .hasMessage("broke");
    assertThat(node.run(OPS)).isEqualTo(new Next.Finished());
    assertThat(outbox.of("card", "1")).isEmpty();
  }

  @Test
  void a_channel_gets_a_message_a_second_and_another_channel_does_not_wait_for_it() {
    node.due("1", Turn.NEXT);
    node.due("2", Turn.NEXT);
    outbox.due(new MessageKey(OTHER, "card", "1"), Turn.NEXT);
    node.run(OPS);
    assertThat(node.run(OPS)).isEqualTo(new Next.NotBefore(clock.instant().plusSeconds(1)));
    node.run(OTHER);
    assertThat(slack.written).containsExactly("post 1", "post 1");
    clock.advance(Duration.ofSeconds(1));
    node.run(OPS);
    assertThat(slack.written).containsExactly("post 1", "post 1", "post 2");
  }

  @Test
  void new_messages_go_before_edits_and_ends_before_the_rest() {
    node.due("1", Turn.NEXT);
    node.due("2", Turn.NEXT);
    node.drain(OPS);
    slack.written.clear();
    node.due("1", Turn.LAST);
    clock.advance(Duration.ofSeconds(1));
    node.due("2", Turn.FIRST);
    node.due("3", Turn.LAST);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 3", "edit 2", "edit 1");
  }

  @Test
  void what_is_over_before_it_was_posted_waits_for_what_is_not() {
    node.due("1", Turn.LAST);
    node.due("2", Turn.FIRST);
    node.due("3", Turn.NEXT);
    node.due("4", Turn.LAST);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 3", "post 1", "post 4", "post 2");
  }

  @Test
  void a_workspace_never_gets_more_edits_a_minute_than_slack_allows_and_posts_do_not_wait() {
    for (int i = 0; i < 60; i++) {
      outbox.due(new MessageKey(channel(i), "card", "1"), Turn.NEXT);
      node.run(channel(i));
      outbox.due(new MessageKey(channel(i), "card", "1"), Turn.NEXT);
    }
    slack.written.clear();
    for (int second = 0; second < 60; second++) {
      clock.advance(Duration.ofSeconds(1));
      for (int i = 0; i < 60; i++) {
        node.run(channel(i));
      }
    }
    assertThat(slack.written).hasSizeBetween(46, 48);
    var waiting = new MessageKey(channel(59), "card", "2");
    outbox.due(waiting, Turn.LAST);
    node.run(channel(59));
    assertThat(outbox.ts(waiting)).isPresent();
  }

  @Test
  void slack_asking_for_a_pause_gets_it_and_nothing_is_posted_twice() {
    slack.failing.add(RecordingWriter.SLOW);
    node.due("1", Turn.NEXT);
    assertThat(node.run(OPS)).isEqualTo(new Next.NotBefore(clock.instant().plusSeconds(30)));
    clock.advance(Duration.ofSeconds(29));
    node.run(OPS);
    assertThat(slack.written).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    slack.lookupFails = Optional.of(RecordingWriter.GONE);
    node.run(OPS);
    assertThat(slack.written).containsExactly("post 1");
    assertThat(slack.repeated).isEmpty();
  }

  @Test
  void a_post_whose_answer_was_lost_is_found_and_not_made_again() {
    slack.loses = true;
    slack.failing.add(RecordingWriter.AWAY);
    node.due("1", Turn.NEXT);
    node.run(OPS);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "edit 1");
    assertThat(outbox.ts(card("1"))).contains("ts1");
  }

  @Test
  void a_post_that_cannot_be_looked_for_is_made_again_and_that_is_told() {
    slack.loses = true;
    slack.failing.add(RecordingWriter.AWAY);
    var scope =
        new Refusal.MissingScope(Refusal.Vendor.SLACK, Refusal.TokenOwner.APP, "channels:history");
    slack.lookupFails = Optional.of(scope);
    node.due("1", Turn.NEXT);
    node.run(OPS);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "post 1");
    assertThat(slack.repeated).containsExactly(scope);
  }

  @Test
  void a_message_that_was_deleted_is_posted_anew_once() {
    node.due("1", Turn.NEXT);
    node.drain(OPS);
    slack.verdict = Writer.Verdict.POST_ANEW;
    slack.failing.add(RecordingWriter.GONE);
    node.due("1", Turn.NEXT);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1", "post 1");
    assertThat(outbox.ts(card("1"))).contains("ts2");
  }

  @Test
  void what_is_refused_for_good_waits_until_it_is_called_for_again() {
    slack.failing.add(RecordingWriter.GONE);
    node.due("1", Turn.NEXT);
    node.drain(OPS);
    assertThat(slack.written).isEmpty();
    node.due("1", Turn.NEXT);
    node.drain(OPS);
    assertThat(slack.written).containsExactly("post 1");
  }

  private static Place channel(int number) {
    return new Place(new TeamId("T1"), new ChannelId("C1" + number));
  }
}
