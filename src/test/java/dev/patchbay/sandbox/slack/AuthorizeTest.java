package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static dev.patchbay.sandbox.slack.TestedSlack.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The authorize page, codes, tokens, Grid, and being thrown out. */
class AuthorizeTest {
  private static final String BACK = "https://app.test/back";

  private TestedSlack tested;

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  private URI link(String redirect) {
    String query =
        TestedSlack.form(
            "client_id",
            tested.app.clientId(),
            "scope",
            "commands,chat:write",
            "redirect_uri",
            redirect,
            "state",
            "a state");
    return URI.create(tested.slack.authorizeUrl() + "?" + query);
  }

  private String code(URI back) {
    return Args.ofForm(back.getRawQuery()).need("code");
  }

  private JsonNode exchange(String code, String redirect) {
    return tested.call(
        "",
        "oauth.v2.access",
        "client_id",
        tested.app.clientId(),
        "client_secret",
        tested.app.clientSecret(),
        "code",
        code,
        "redirect_uri",
        redirect);
  }

  @Test
  void a_code_is_exchanged_once_for_a_bot_token() {
    URI back = tested.slack.setup().approveInstall(link(BACK), ANN);
    assertThat(back.toString()).startsWith(BACK + "?code=").endsWith("&state=a+state");
    String code = code(back);
    assertThat(exchange(code, BACK + "/x").path("error").asText()).isEqualTo("bad_redirect_uri");
    JsonNode answer = exchange(code, BACK);
    assertThat(answer.path("access_token").asText()).startsWith("xoxb-");
    assertThat(answer.path("scope").asText()).isEqualTo("chat:write,commands");
    assertThat(answer.path("team").path("id").asText()).isEqualTo(TEAM);
    assertThat(answer.path("authed_user").path("id").asText()).isEqualTo(ANN);
    assertThat(answer.path("enterprise").isNull()).isTrue();
    assertThat(exchange(code, BACK).path("error").asText()).isEqualTo("invalid_code");
  }

  @Test
  void a_code_dies_after_ten_minutes() {
    String code = code(tested.slack.setup().approveInstall(link(BACK), ANN));
    tested.clock.step(Duration.ofMinutes(11));
    assertThat(exchange(code, BACK).path("error").asText()).isEqualTo("invalid_code");
  }

  @Test
  void client_credentials_are_checked_also_as_basic() throws Exception {
    assertThat(tested.error("", "oauth.v2.access", "client_id", "1.2"))
        .isEqualTo("invalid_client_id");
    assertThat(
            tested.error(
                "", "oauth.v2.access", "client_id", tested.app.clientId(), "client_secret", "x"))
        .isEqualTo("bad_client_secret");
    String code = code(tested.slack.setup().approveInstall(link(BACK), ANN));
    String pair = tested.app.clientId() + ":" + tested.app.clientSecret();
    var request =
        HttpRequest.newBuilder(tested.slack.apiUrl().resolve("oauth.v2.access"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    TestedSlack.form("code", code, "redirect_uri", BACK)))
            .build();
    assertThat(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("xoxb-");
  }

  @Test
  void a_bad_link_shows_a_page_and_no_redirect() {
    assertThatThrownBy(() -> tested.slack.setup().approveInstall(link("https://evil.test/"), ANN))
        .hasMessageContaining("bad_redirect_uri");
    assertThat(tested.slack.setup().cancelInstall(link(BACK), ANN).toString())
        .contains("error=access_denied");
  }

  @Test
  void installing_again_gives_the_same_bot_another_token() {
    JsonNode first = tested.slack.setup().install(tested.app.appId(), ANN);
    JsonNode second = tested.slack.setup().install(tested.app.appId(), ANN);
    assertThat(second.path("bot_user_id")).isEqualTo(first.path("bot_user_id"));
    assertThat(second.path("access_token")).isNotEqualTo(first.path("access_token"));
  }

  @Test
  void an_org_wide_install_names_no_team() {
    tested.slack.setup().enterprise("E1ORG", "Acme Group");
    tested.slack.setup().workspace(new Workspace("T2GRID", "Grid", "grid", Optional.of("E1ORG")));
    tested.slack.setup().member(Member.person("U2EVE", "T2GRID", "eve", "Eve", "eve@acme.test"));
    JsonNode answer = tested.slack.setup().installOrgWide(tested.app.appId(), "U2EVE");
    assertThat(answer.path("team").isNull()).isTrue();
    assertThat(answer.path("enterprise").path("id").asText()).isEqualTo("E1ORG");
    assertThat(answer.path("is_enterprise_install").asBoolean()).isTrue();
    String token = answer.path("access_token").asText();
    assertThat(tested.error(token, "conversations.list")).isEqualTo("invalid_arguments");
  }

  @Test
  void uninstalling_tells_the_app_and_ends_its_tokens() {
    String token = tested.install();
    assertThat(tested.slack.setup().uninstall(tested.app.appId(), TEAM)).hasSize(2);
    assertThat(tested.received.get(0).body()).contains("tokens_revoked");
    assertThat(tested.received.get(1).body()).contains("app_uninstalled", "event_id");
    assertThat(tested.error(token, "auth.test")).isEqualTo("account_inactive");
    assertThat(tested.slack.as(ANN).command(TestedSlack.OPS, "/pd help").delivered()).isFalse();
  }

  @Test
  void a_failed_event_comes_once_more_with_retry_headers() {
    tested.install();
    tested.answers = request -> new TestedSlack.Answer(request.retry().equals("1") ? 200 : 500, "");
    assertThat(tested.slack.setup().uninstall(tested.app.appId(), TEAM)).allMatch(AppAnswer::ok);
    assertThat(tested.received)
        .extracting(TestedSlack.Received::retry)
        .containsExactly("null", "1", "null", "1");
  }

  @Test
  void revoking_the_last_token_uninstalls() {
    String token = tested.install();
    assertThat(tested.call(token, "auth.revoke").path("revoked").asBoolean()).isTrue();
    assertThat(tested.error(token, "auth.test")).isEqualTo("token_revoked");
    Awaitility.await().until(() -> tested.received.size() == 2);
  }

  @Test
  void a_request_url_is_verified_by_its_challenge() {
    tested.answers =
        request ->
            new TestedSlack.Answer(
                200, Json.parse(request.body()).orElseThrow().path("challenge").asText());
    assertThat(tested.slack.setup().verifyRequestUrl(tested.app.appId())).isTrue();
    tested.answers = request -> new TestedSlack.Answer(200, "no");
    assertThat(tested.slack.setup().verifyRequestUrl(tested.app.appId())).isFalse();
  }
}
