package dev.patchbay.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.SlackPorts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebApiTest {
  private static final TeamId TEAM = new TeamId("T1");
  private static final ChannelId CHANNEL = new ChannelId("C1");
  private static final Actor ADA = new Actor(new HomeId(TEAM.value()), new SlackUserId("U1"));

  private static final ChatMessage HELLO = ChatMessage.of("x", List.of());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private FakeSlackApi slack;
  private SlackPorts ports;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    ports =
        new SlackPorts(
            slack.settings(), slack.installations, Clock.systemUTC(), meters, unsent -> {});
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void post_uses_the_workspaces_own_token_and_is_timed() {
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    assertThat(post()).isEqualTo(Outcome.done("1.2"));
    assertThat(slack.asked.get(0).authorization()).isEqualTo("Bearer xoxb-acme");
    assertThat(
            meters
                .get("patchbay.slack.api")
                .tag("method", "chat.postMessage")
                .tag("outcome", "ok")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            meters
                .get("patchbay.messages")
                .tags("action", "post", "outcome", "ok")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void workspace_without_the_app_is_refused_without_a_call() {
    assertThat(ports.api().chat().post(new Place(new TeamId("T9"), CHANNEL), HELLO))
        .isEqualTo(Outcome.refused(new Refusal.NotInstalled(new TeamId("T9"))));
    assertThat(slack.asked).isEmpty();
  }

  @Test
  void missing_scope_is_named() {
    slack.answers(
        "chat.postMessage", "{'ok':false,'error':'missing_scope','needed':'chat:write.public'}");
    assertRefused(new Refusal.MissingScope(Vendor.SLACK, TokenOwner.APP, "chat:write.public"));
  }

  @ParameterizedTest
  @CsvSource({"token_revoked,false", "account_inactive,false", "invalid_auth,true"})
  void dead_token_means_not_installed_and_is_forgotten_if_slack_is_sure(
      String error, boolean kept) {
    slack.answers("chat.postMessage", "{'ok':false,'error':'" + error + "'}");
    assertRefused(new Refusal.NotInstalled(TEAM));
    assertThat(slack.installations.find(TEAM).isPresent()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"channel_not_found", "not_in_channel"})
  void unseen_channel_needs_an_invitation(String error) {
    slack.answers("chat.postMessage", "{'ok':false,'error':'" + error + "'}");
    assertRefused(new Refusal.ChannelNeedsInvite(CHANNEL));
  }

  @Test
  void archived_channel_is_called_so() {
    slack.answers("chat.postMessage", "{'ok':false,'error':'is_archived'}");
    assertRefused(new Refusal.ChannelArchived(CHANNEL));
  }

  @Test
  void rate_limit_says_how_long() {
    slack.answers(
        "chat.postMessage", 429, "{'ok':false,'error':'ratelimited'}", Map.of("Retry-After", "7"));
    assertRefused(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({"'',30", "abc,30", "1.5,30", "-1,30", "0,0", "99999,600", "9999999,30"})
  void odd_retry_after_is_a_rate_limit_still_and_never_a_long_one(String said, int seconds) {
    slack.answers("chat.postMessage", 429, "{'ok':false}", Map.of("Retry-After", said));
    assertRefused(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"500,oops", "503,''", "200,<html>", "200,'[1,2]'", "200,'\"x\"'"})
  void broken_answer_is_unavailable(int status, String body) {
    slack.answers("chat.postMessage", status, body, Map.of());
    assertThat(refusal(post())).isInstanceOf(Refusal.Unavailable.class);
  }

  @Test
  void no_answer_is_unavailable() {
    slack.hangUp();
    assertThat(refusal(post())).isInstanceOf(Refusal.Unavailable.class);
  }

  @Test
  void unknown_error_is_a_rejection_with_its_name() {
    slack.answers("chat.postMessage", "{'ok':false,'error':'msg_blocks_too_long'}");
    assertRefused(new Refusal.Rejected(Vendor.SLACK, "msg_blocks_too_long", ""));
  }

  @ParameterizedTest
  @CsvSource({"user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived"})
  void person_who_cannot_be_told_there_is_told_directly(String error) {
    slack.answers("chat.postEphemeral", "{'ok':false,'error':'" + error + "'}");
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    tell();
    assertThat(slack.asked.get(1).body()).contains("channel=U1");
  }

  @Test
  void person_is_told_once_where_it_works() {
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    tell();
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
  }

  private Outcome<String> post() {
    return ports.api().chat().post(new Place(TEAM, CHANNEL), HELLO);
  }

  private void tell() {
    ports.ephemerals().to(ADA, new Place(TEAM, CHANNEL), Optional.empty(), "x", List.of());
  }

  private void assertRefused(Refusal why) {
    assertThat(post()).isEqualTo(Outcome.refused(why));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
