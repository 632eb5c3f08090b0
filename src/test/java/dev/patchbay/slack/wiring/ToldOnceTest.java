package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.ToldNode.ADA;
import static dev.patchbay.slack.wiring.ToldNode.KEY;
import static dev.patchbay.slack.wiring.ToldNode.connection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Refusal;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a channel is told of connections comes once, whatever Slack does meanwhile. */
@ParameterizedClass
@EnumSource
final class ToldOnceTest {
  private final ToldNode node;

  ToldOnceTest(DatabaseKind kind) throws IOException {
    node = new ToldNode(kind);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void nothing_is_said_of_what_was_not_stored() {
    assertThatThrownBy(
            () ->
                node.database
                    .transactions()
                    .together(
                        () -> {
                          node.wiring.disconnected(ADA, connection());
                          node.wiring.refused(
                              ADA, KEY, "Checkout", "connect", new Refusal.MissingAbility("x"));
                          throw new IllegalStateException("not stored");
                        }))
        .hasMessage("not stored");
    node.run();
    assertThat(node.slack.methods()).isEmpty();
  }

  @Test
  void channel_is_told_once_though_slack_was_away_for_a_while() {
    node.slack.answers("chat.postMessage", 503, "{}", Map.of());
    node.slack.answers("conversations.history", "{'ok':true,'messages':[]}");
    node.wiring.disconnected(ADA, connection());
    for (int tries = 0; tries < 3; tries++) {
      node.run();
      node.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(node.slack.methods()).contains("chat.postMessage", "conversations.history");

    node.slack.asked.clear();
    node.slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    for (int tries = 0; tries < 3; tries++) {
      node.run();
      node.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(node.slack.methods()).containsOnlyOnce("chat.postMessage");
  }

  @Test
  void message_that_is_there_though_slack_did_not_say_so_is_left_as_it_is() {
    node.slack.answers("chat.postMessage", 503, "{}", Map.of());
    node.wiring.disconnected(ADA, connection());
    node.run();
    node.slack.answers(
        "conversations.history",
        "{'ok':true,'messages':[{'ts':'1.2','metadata':{'event_type':'patchbay_message',"
            + "'event_payload':{'attempt':'"
            + node.attempt()
            + "'}}}]}");
    for (int tries = 0; tries < 3; tries++) {
      node.clock.advance(Duration.ofMinutes(1));
      node.run();
    }
    assertThat(node.slack.methods()).containsExactly("chat.postMessage", "conversations.history");
    assertThat(node.due()).isZero();
  }

  @Test
  void message_that_slack_could_not_take_for_a_day_is_dropped() {
    node.slack.answers("chat.postMessage", 503, "{}", Map.of());
    node.slack.answers("conversations.history", "{'ok':true,'messages':[]}");
    node.wiring.disconnected(ADA, connection());
    node.run();
    node.clock.advance(Duration.ofHours(25));
    node.announcements.forgetOld();
    node.slack.asked.clear();
    for (int tries = 0; tries < 3; tries++) {
      node.clock.advance(Duration.ofMinutes(1));
      node.run();
    }
    assertThat(node.slack.methods()).doesNotContain("chat.postMessage");
    assertThat(node.due()).isZero();
  }
}
