package dev.patchbay.slack.card;

import static dev.patchbay.slack.card.CardEvents.event;
import static dev.patchbay.slack.card.CardEvents.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Place;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an event to the message in a simulated Slack, by real HTTP. */
final class CardWriterTest {
  private final CardSlack slack =
      new CardSlack("chat:write", "channels:read", "channels:history", "im:write");
  private final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  private final CardNode node =
      new CardNode(
          DatabaseFixture.settings(DatabaseKind.H2),
          TemporaryKeyset.make().encryptor(),
          slack,
          pagerDuty.client().incidents(),
          pagerDuty.credential(pagerDuty.person("App", Role.ADMIN)));
  private final Place ops = slack.channel(1);

  @AfterEach
  void close() {
    node.close();
    pagerDuty.close();
    slack.close();
  }

  @Test
  void a_card_is_posted_once_and_follows_the_incident() {
    node.connect(ops, service(1), Options.defaults());
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    assertThat(only().json().toString()).contains("pd_card_acknowledge", "#1001 Broken 1");
    node.take(event(1, 1, EventType.ACKNOWLEDGED, 10));
    settle();
    assertThat(only().json().toString())
        .contains("Acknowledged by Ann", "\"#d4a72c\"", "snooze-1h Q1")
        .doesNotContain("pd_card_acknowledge");
    node.take(event(1, 1, EventType.RESOLVED, 20));
    settle();
    assertThat(only().text()).startsWith("Resolved: ");
    assertThat(only().json().toString()).doesNotContain("\"actions\"");
    assertThat(slack.simulator.log().violations()).isEmpty();
  }

  @Test
  void a_post_whose_answer_was_lost_is_found_in_the_channel() {
    node.connect(ops, service(1), Options.defaults());
    slack.simulator.faults().next("chat.postMessage", Fault.lostAnswer());
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    assertThat(only().text()).startsWith("Triggered: ");
    assertThat(node.postedAgain).isEmpty();
  }

  @Test
  void without_the_history_it_is_posted_again_and_that_is_told() {
    slack.simulator.faults().always("conversations.history", Fault.error("missing_scope"));
    node.connect(ops, service(1), Options.defaults());
    slack.simulator.faults().next("chat.postMessage", Fault.lostAnswer());
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    assertThat(slack.messages(ops)).hasSize(2);
    assertThat(node.postedAgain).hasSize(1);
  }

  @Test
  void a_card_that_was_deleted_is_posted_anew_while_it_is_open() {
    node.connect(ops, service(1), Options.defaults());
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    slack.simulator.faults().next("chat.update", Fault.error("message_not_found"));
    node.take(event(1, 1, EventType.ACKNOWLEDGED, 10));
    settle();
    assertThat(slack.messages(ops)).hasSize(2);
    slack.simulator.faults().next("chat.update", Fault.error("message_not_found"));
    node.take(event(1, 1, EventType.RESOLVED, 20));
    settle();
    assertThat(slack.messages(ops)).hasSize(2);
  }

  @Test
  void blocks_that_slack_does_not_take_become_words() {
    node.connect(ops, service(1), Options.defaults());
    slack.simulator.faults().next("chat.postMessage", Fault.error("invalid_blocks"));
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    assertThat(only().text()).contains("#1001 Broken 1", "Assigned to: Bob");
  }

  @Test
  void an_archived_channel_suspends_the_connection_and_its_owner_gets_a_button() {
    node.connect(ops, service(1), Options.defaults());
    slack.simulator.setup().archive(ops.channel().value());
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    var key = new ConnectionKey(ops, service(1));
    await().untilAsserted(() -> assertThat(told()).hasSize(1));
    assertThat(node.connections.find(key).orElseThrow().health().state())
        .isEqualTo(ConnectionState.SUSPENDED);
    assertThat(told().get(0)).contains("archived", OwnerNotice.BUTTON);
    node.take(event(2, 1, EventType.TRIGGERED, 0));
    assertThat(node.idle()).isTrue();
    assertThat(node.suspended.revive(key)).isTrue();
    settle();
    await().untilAsserted(() -> assertThat(told()).hasSize(2));
  }

  @Test
  void a_revived_connection_gets_what_it_asks_for_and_not_the_rest() {
    var all = Options.defaults();
    node.connect(
        ops, service(1), new Options(all.notifyTypes(), EnumSet.of(Urgency.LOW), all.restrict()));
    node.connect(slack.channel(2), service(1), all);
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    var key = new ConnectionKey(ops, service(1));
    node.connections.suspend(key, "the channel is archived", Instant.now());
    assertThat(node.suspended.revive(key)).isTrue();
    settle();
    assertThat(slack.messages(ops)).isEmpty();
  }

  @Test
  void what_was_disconnected_before_its_card_was_posted_gets_none() {
    node.connect(ops, service(1), Options.defaults());
    slack.simulator.faults().always("chat.postMessage", Fault.http429(1));
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    await().until(() -> !slack.simulator.log().calls("chat.postMessage").isEmpty());
    node.connections.remove(new ConnectionKey(ops, service(1)));
    slack.simulator.faults().clear();
    settle();
    assertThat(slack.messages(ops)).isEmpty();
  }

  @Test
  void threads_hear_of_each_event_and_the_channel_of_the_end() {
    var options = Options.defaults();
    node.connect(
        ops,
        service(1),
        new Options(
            options.notifyTypes(),
            options.urgency(),
            options.restrict(),
            options.priorities(),
            false,
            ThreadMode.BROADCAST));
    node.take(event(1, 1, EventType.TRIGGERED, 0));
    settle();
    var card = only();
    assertThat(card.json().toString()).doesNotContain("\"actions\"");
    node.take(event(1, 1, EventType.ACKNOWLEDGED, 10));
    settle();
    node.take(event(1, 1, EventType.RESOLVED, 20));
    settle();
    var replies = slack.messages(ops).stream().filter(one -> !one.ts().equals(card.ts())).toList();
    assertThat(replies)
        .extracting(ShownMessage::text)
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("Acknowledged by Ann"),
            second -> assertThat(second).startsWith("Resolved by Ann"));
    assertThat(replies).allMatch(one -> one.json().path("thread_ts").asText().equals(card.ts()));
    assertThat(replies.get(0).json().has("subtype")).isFalse();
    assertThat(replies.get(1).json().path("subtype").asText()).isEqualTo("thread_broadcast");
  }

  private List<String> told() {
    return slack.simulator.log().calls("chat.postMessage").stream()
        .map(Object::toString)
        .filter(call -> call.contains(OwnerNotice.BUTTON))
        .toList();
  }

  private ShownMessage only() {
    assertThat(slack.messages(ops)).hasSize(1);
    return slack.messages(ops).get(0);
  }

  private void settle() {
    await().atMost(Duration.ofSeconds(20)).until(node::idle);
  }
}
