package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.ToldNode.ADA;
import static dev.patchbay.slack.wiring.ToldNode.KEY;
import static dev.patchbay.slack.wiring.ToldNode.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.apply.WiringListener.Way;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What channels and people are told of connections: stored first, sent by jobs. */
@ParameterizedClass
@EnumSource
final class SlackWiringListenerTest {
  private final ToldNode node;

  SlackWiringListenerTest(DatabaseKind kind) throws IOException {
    node = new ToldNode(kind);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"CREATED", "ADOPTED", "EDITED"})
  void channel_is_told_who_wired_what(Way way) {
    node.wiring.connected(ADA, connection(), way);
    assertThat(node.slack.methods()).isEmpty();
    node.run();
    assertThat(node.slack.methods()).containsExactly("chat.postMessage");
    assertThat(node.said(0)).contains("channel=C1", "<@U1>", "*A &amp; &lt;!here&gt;*", "Posts: ");
  }

  @Test
  void connecting_again_without_a_change_is_told_to_the_person_alone() {
    node.wiring.connected(ADA, connection(), Way.WRITTEN_AGAIN);
    node.run();
    assertThat(node.slack.methods()).containsExactly("chat.postEphemeral");
  }

  @Test
  void channel_is_told_of_a_disconnection() {
    node.wiring.disconnected(ADA, connection());
    node.run();
    assertThat(node.said(0)).contains("<@U1> disconnected");
  }

  @Test
  void person_reads_alone_what_slack_lets_nobody_post_and_hears_why() {
    node.slack.answers("chat.postMessage", "{'ok':false,'error':'restricted_action'}");
    node.wiring.connected(ADA, connection(), Way.CREATED);
    node.run();
    assertThat(node.slack.methods()).containsExactly("chat.postMessage", "chat.postEphemeral");
    assertThat(node.said(1))
        .contains("user=U1", "<@U1> connected", "post in <#C1>, so incidents don't appear there.");
  }

  @Test
  void what_is_done_is_not_to_be_tried_again_where_the_channel_is_closed() {
    node.slack.answers("chat.postMessage", "{'ok':false,'error':'is_archived'}");
    node.wiring.disconnected(ADA, connection());
    node.run();
    assertThat(node.said(1))
        .contains("<@U1> disconnected", "post in <#C1>, so only you see this.")
        .doesNotContain("Unarchive", "again");
  }

  @Test
  void refusal_is_told_to_the_person_alone_with_the_reason() {
    node.wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.MissingAbility("x"));
    node.run();
    assertThat(node.slack.methods()).containsExactly("chat.postEphemeral");
    assertThat(node.said(0)).contains("Couldn't connect *Checkout*. ", "ability");
  }

  @Test
  void refusal_for_a_log_in_that_ended_brings_the_button() {
    node.wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.LoginEnded());
    node.run();
    assertThat(node.slack.methods()).containsExactly("users.info", "chat.postEphemeral");
    assertThat(node.said(1)).contains("https://pb/login", "pd_login");
  }
}
