package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.state.AppDraft;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an app that has token rotation on. */
class TokenRotationRulesTest {
  private TestedSlack tested;

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
    var setup = tested.slack.setup();
    setup.configure(tested.app.appId(), setup.draft(tested.app.appId()).withTokenRotation());
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  private JsonNode installed() {
    return tested.slack.setup().install(tested.app.appId(), ANN);
  }

  private JsonNode refresh(JsonNode of) {
    return tested.call(
        "",
        "oauth.v2.access",
        "client_id",
        tested.app.clientId(),
        "client_secret",
        tested.app.clientSecret(),
        "grant_type",
        "refresh_token",
        "refresh_token",
        of.path("refresh_token").asText());
  }

  private String test(JsonNode of) {
    return tested.error(of.path("access_token").asText(), "auth.test");
  }

  @Test
  void a_token_lives_twelve_hours_and_is_refreshed_with_its_refresh_token() {
    JsonNode first = installed();
    assertThat(first.path("access_token").asText()).startsWith("xoxe.xoxb-");
    assertThat(first.path("refresh_token").asText()).startsWith("xoxe-");
    assertThat(first.path("expires_in").asInt()).isEqualTo(43_200);
    tested.clock.step(Duration.ofHours(12).minusSeconds(1));
    assertThat(test(first)).isEqualTo("none");
    tested.clock.step(Duration.ofSeconds(1));
    assertThat(test(first)).isEqualTo("token_expired");

    JsonNode second = refresh(first);
    assertThat(second.path("bot_user_id")).isEqualTo(first.path("bot_user_id"));
    assertThat(second.path("team").path("id").asText()).isEqualTo(TestedSlack.TEAM);
    assertThat(test(second)).isEqualTo("none");
  }

  @Test
  void a_refresh_token_is_good_once_and_for_a_short_grace() {
    JsonNode first = installed();
    assertThat(refresh(first).path("ok").asBoolean()).isTrue();
    tested.clock.step(Duration.ofSeconds(50));
    assertThat(refresh(first).path("ok").asBoolean()).isTrue();
    tested.clock.step(Duration.ofSeconds(20));
    assertThat(refresh(first).path("error").asText()).isEqualTo("invalid_refresh_token");
  }

  @Test
  void at_most_two_tokens_of_an_install_live() {
    JsonNode first = installed();
    tested.clock.step(Duration.ofHours(1));
    JsonNode second = refresh(first);
    assertThat(test(first)).isEqualTo("none");
    tested.clock.step(Duration.ofHours(1));
    JsonNode third = refresh(second);
    assertThat(test(first)).isEqualTo("token_revoked");
    assertThat(test(second)).isEqualTo("none");
    assertThat(test(third)).isEqualTo("none");
  }

  @Test
  void revoking_one_token_does_not_uninstall_and_uninstalling_ends_refreshing() {
    JsonNode first = installed();
    JsonNode second = refresh(first);
    tested.call(first.path("access_token").asText(), "auth.revoke");
    assertThat(test(second)).isEqualTo("none");
    tested.slack.setup().uninstall(tested.app.appId(), TestedSlack.TEAM);
    assertThat(test(second)).isEqualTo("account_inactive");
    assertThat(refresh(second).path("error").asText()).isEqualTo("invalid_refresh_token");
  }

  @Test
  void without_rotation_nothing_of_it_is_answered() {
    var plain = tested.slack.setup().app(AppDraft.named("Plain", "chat:write"));
    JsonNode answer = tested.slack.setup().install(plain.appId(), ANN);
    assertThat(answer.has("refresh_token")).isFalse();
    assertThat(answer.path("access_token").asText()).startsWith("xoxb-");
  }
}
