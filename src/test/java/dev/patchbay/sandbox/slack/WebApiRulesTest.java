package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static dev.patchbay.sandbox.slack.TestedSlack.BOB;
import static dev.patchbay.sandbox.slack.TestedSlack.ELSEWHERE;
import static dev.patchbay.sandbox.slack.TestedSlack.OPS;
import static dev.patchbay.sandbox.slack.TestedSlack.SECRET;
import static dev.patchbay.sandbox.slack.TestedSlack.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.state.ApiCall;
import dev.patchbay.sandbox.wire.Faults;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, scopes, arguments, membership, limits and faults of the Web API. */
class WebApiRulesTest {
  private TestedSlack tested;
  private String token;

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
    token = tested.install();
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  @Test
  void tokens_are_refused_by_what_is_wrong_with_them() {
    assertThat(tested.error("", "auth.test")).isEqualTo("not_authed");
    assertThat(tested.error("xoxb-made-up", "auth.test")).isEqualTo("invalid_auth");
    assertThat(tested.error(token, "no.such")).isEqualTo("unknown_method");
    assertThat(tested.error(token, "apps.connections.open")).isEqualTo("not_allowed_token_type");
    tested.slack.setup().kill(token, "token_expired");
    assertThat(tested.error(token, "auth.test")).isEqualTo("token_expired");
  }

  @Test
  void auth_test_names_the_bot() {
    JsonNode answer = tested.call(token, "auth.test");
    assertThat(answer.path("team_id").asText()).isEqualTo(TEAM);
    assertThat(answer.path("bot_id").asText()).startsWith("B");
    assertThat(tested.slack.setup().botUser(tested.app.appId(), TEAM))
        .contains(answer.path("user_id").asText());
  }

  @Test
  void missing_scope_names_what_is_needed_and_provided() {
    JsonNode answer = tested.call(token, "users.lookupByEmail", "email", "ann@acme.test");
    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("users:read.email");
    assertThat(answer.path("provided").asText()).contains("chat:write,chat:write.public");
    HttpResponse<String> ok =
        tested.send(token, "auth.test", "", "application/x-www-form-urlencoded");
    assertThat(ok.headers().firstValue("x-oauth-scopes").orElse("")).contains("channels:join");
  }

  @Test
  void users_info_hides_the_address_without_its_scope() {
    JsonNode profile = tested.call(token, "users.info", "user", ANN).path("user").path("profile");
    assertThat(profile.path("real_name").asText()).isEqualTo("Ann Ash");
    assertThat(profile.has("email")).isFalse();
  }

  @Test
  void missing_arguments_are_named_and_unknown_ones_recorded() {
    JsonNode answer = tested.call(token, "conversations.info", "chanel", OPS);
    assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
    assertThat(answer.path("response_metadata").toString()).contains("channel");
    assertThat(tested.slack.log().violations())
        .anyMatch(violation -> violation.contains("unknown argument: chanel"));
  }

  @Test
  void json_bodies_work_where_slack_reads_them() {
    String body = "{\"channel\":\"" + OPS + "\",\"blocks\":[{\"type\":\"divider\"}]}";
    assertThat(tested.send(token, "chat.postMessage", body, "application/json").body())
        .contains("\"ok\":true");
    String info = "{\"channel\":\"" + OPS + "\"}";
    assertThat(tested.send(token, "conversations.info", info, "application/json").body())
        .contains("invalid_arguments");
    assertThat(tested.slack.log().violations()).anyMatch(v -> v.contains("JSON body"));
  }

  @Test
  void posting_needs_membership_or_the_public_scope() {
    assertThat(tested.error(token, "chat.postMessage", "channel", OPS, "text", "hi"))
        .isEqualTo("none");
    assertThat(tested.error(token, "chat.postMessage", "channel", SECRET, "text", "hi"))
        .isEqualTo("channel_not_found");
    String person = tested.slack.setup().personalToken(ANN, "chat:write");
    assertThat(tested.error(person, "chat.postMessage", "channel", ELSEWHERE, "text", "hi"))
        .isEqualTo("not_in_channel");
    tested.slack.setup().archive(ELSEWHERE);
    assertThat(tested.error(token, "chat.postMessage", "channel", ELSEWHERE, "text", "hi"))
        .isEqualTo("is_archived");
    assertThat(tested.error(token, "conversations.join", "channel", SECRET))
        .isEqualTo("channel_not_found");
  }

  @Test
  void joining_works_on_public_channels_only() {
    assertThat(tested.error(token, "conversations.join", "channel", OPS)).isEqualTo("none");
    assertThat(tested.call(token, "conversations.join", "channel", OPS).path("warning").asText())
        .isEqualTo("already_in_channel");
    String bot = tested.slack.setup().botUser(tested.app.appId(), TEAM).orElseThrow();
    tested.slack.setup().invite(SECRET, bot);
    assertThat(tested.error(token, "conversations.join", "channel", SECRET))
        .isEqualTo("method_not_supported_for_channel_type");
    assertThat(tested.error(token, "conversations.info", "channel", SECRET))
        .isEqualTo("missing_scope");
  }

  @Test
  void one_message_a_second_in_a_channel() {
    String form = TestedSlack.form("channel", OPS, "text", "one");
    String type = "application/x-www-form-urlencoded";
    assertThat(tested.send(token, "chat.postMessage", form, type).statusCode()).isEqualTo(200);
    HttpResponse<String> second = tested.send(token, "chat.postMessage", form, type);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(second.body()).contains("ratelimited");
    assertThat(tested.error(token, "chat.postMessage", "channel", ELSEWHERE, "text", "other"))
        .isEqualTo("none");
    tested.clock.step(Duration.ofSeconds(1));
    assertThat(tested.send(token, "chat.postMessage", form, type).statusCode()).isEqualTo(200);
  }

  @Test
  void tiers_count_calls_a_minute() {
    for (int i = 0; i < 50; i++) {
      assertThat(tested.error(token, "conversations.info", "channel", OPS)).isEqualTo("none");
    }
    assertThat(tested.error(token, "conversations.info", "channel", OPS)).isEqualTo("ratelimited");
    tested.clock.step(Duration.ofMinutes(1));
    assertThat(tested.error(token, "conversations.info", "channel", OPS)).isEqualTo("none");
  }

  @Test
  void a_message_is_changed_only_by_who_posted_it() {
    String ts =
        tested.call(token, "chat.postMessage", "channel", OPS, "text", "one").path("ts").asText();
    String person = tested.slack.setup().personalToken(BOB, "chat:write");
    assertThat(tested.error(person, "chat.update", "channel", OPS, "ts", ts, "text", "mine"))
        .isEqualTo("cant_update_message");
    assertThat(tested.error(token, "chat.update", "channel", OPS, "ts", ts, "text", "two"))
        .isEqualTo("none");
    assertThat(tested.slack.screen().messages(OPS))
        .extracting(ShownMessage::text)
        .isEqualTo(List.of("two"));
    assertThat(tested.error(token, "chat.update", "channel", OPS, "ts", "1.2", "text", "x"))
        .isEqualTo("message_not_found");
  }

  @Test
  void faults_happen_as_ordered() {
    Faults<Fault> faults = tested.slack.faults();
    faults.next("auth.test", Fault.error("internal_error"));
    faults.next("auth.test", Fault.http(503));
    faults.next("auth.test", Fault.http429(30));
    faults.next("auth.test", Fault.nonsense());
    faults.next("chat.postMessage", Fault.lostAnswer());
    String type = "application/x-www-form-urlencoded";
    assertThat(tested.error(token, "auth.test")).isEqualTo("internal_error");
    assertThat(tested.send(token, "auth.test", "", type).statusCode()).isEqualTo(503);
    assertThat(tested.send(token, "auth.test", "", type).headers().firstValue("Retry-After"))
        .contains("30");
    assertThat(tested.send(token, "auth.test", "", type).body()).startsWith("<html>");
    assertThat(tested.error(token, "auth.test")).isEqualTo("none");
    String form = TestedSlack.form("channel", OPS, "text", "kept");
    assertThat(tested.send(token, "chat.postMessage", form, type).statusCode()).isEqualTo(500);
    assertThat(tested.slack.screen().messages(OPS)).hasSize(1);
    assertThat(tested.slack.log().calls("auth.test"))
        .extracting(ApiCall::error)
        .containsExactly("internal_error", "http_503", "ratelimited", "nonsense", "");
  }

  @Test
  void the_log_and_the_snapshot_hold_no_token() {
    tested.call("", "auth.test", "token", token);
    assertThat(tested.slack.log().calls().toString()).doesNotContain(token);
    assertThat(tested.slack.snapshot().toString()).doesNotContain(token).contains("auth.test");
  }
}
