package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.wire.Call;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person's login, the tokens it gives and how they end (reference/pagerduty.md §1.4). */
class CodeFlowTest {
  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;

  @AfterEach
  void close() {
    acme.close();
  }

  private URI authorizeUrl(String scope) {
    return URI.create(
        pagerDuty.identityUrl()
            + "/oauth/authorize?client_id=app1&response_type=code&code_challenge_method=S256"
            + ("&redirect_uri=" + AcmeAccount.encode(AcmeAccount.CALLBACK.toString()))
            + ("&code_challenge=" + challenge())
            + ("&state=st%2F1&scope=" + AcmeAccount.encode(scope)));
  }

  private String code(String scope) {
    URI back = pagerDuty.logins().approve(authorizeUrl(scope), acme.bob.id());
    return Call.decode(back.getRawQuery()).getOrDefault("code", List.of()).get(0);
  }

  private AcmeAccount.Reply exchange(String code, String redirect, String verifier) {
    return acme.form(
        "/oauth/token",
        "grant_type",
        "authorization_code",
        "client_id",
        "app1",
        "client_secret",
        "s3cret",
        "code",
        code,
        "redirect_uri",
        redirect,
        "code_verifier",
        verifier);
  }

  private AcmeAccount.Reply exchange(String code) {
    return exchange(code, AcmeAccount.CALLBACK.toString(), AcmeAccount.VERIFIER);
  }

  private AcmeAccount.Reply refresh(String token) {
    return acme.form(
        "/oauth/token",
        "grant_type",
        "refresh_token",
        "client_id",
        "app1",
        "client_secret",
        "s3cret",
        "refresh_token",
        token);
  }

  private static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(AcmeAccount.VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void code_becomes_a_persons_tokens_once() {
    String code = code("openid incidents.write");

    var first = exchange(code);
    String access = first.json().path("access_token").asText();
    int before = acme.get(access, "/users/me").status();
    var second = exchange(code);

    assertThat(first.json().path("scope").asText()).isEqualTo("openid incidents.write");
    assertThat(first.json().path("refresh_token").asText()).startsWith("pdus+_1");
    assertThat(first.json().path("id_token").asText().split("\\.")).hasSize(3);
    assertThat(before).isEqualTo(200);
    assertThat(second.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(acme.get(access, "/users/me").status()).isEqualTo(401);
  }

  @Test
  void code_dies_after_thirty_seconds() {
    String code = code("openid");
    acme.clock.advance(Duration.ofSeconds(30));

    assertThat(exchange(code).json().path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void another_verifier_or_redirect_is_refused() {
    String callback = AcmeAccount.CALLBACK.toString();

    assertThat(exchange(code("openid"), callback, "w".repeat(50)).status()).isEqualTo(400);
    assertThat(exchange(code("openid"), callback, "").status()).isEqualTo(400);
    assertThat(exchange(code("openid"), callback + "/", AcmeAccount.VERIFIER).status())
        .isEqualTo(400);
  }

  @Test
  void one_unknown_scope_leaves_a_person_with_openid_alone() {
    var reply = exchange(code("openid incidents.write webhook_subscriptions.read"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("scope").asText()).isEqualTo("openid");
  }

  @Test
  void refresh_rotates_and_the_old_token_is_dead() {
    String old = exchange(code("openid incidents.read")).json().path("refresh_token").asText();

    var next = refresh(old);
    var again = refresh(old);

    assertThat(next.json().path("refresh_token").asText()).isNotEqualTo(old);
    assertThat(next.json().path("scope").asText()).isEqualTo("openid incidents.read");
    assertThat(again.json().path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void refresh_with_a_used_token_works_when_switched_so() {
    pagerDuty.switches().set(Switch.UsedRefreshToken.LIVES_ON);
    String old = exchange(code("openid")).json().path("refresh_token").asText();
    refresh(old);

    assertThat(refresh(old).status()).isEqualTo(200);
  }

  @Test
  void access_lives_a_day_and_refresh_thirty() {
    var tokens = exchange(code("openid")).json();

    acme.clock.advance(Duration.ofDays(1));
    int access = acme.get(tokens.path("access_token").asText(), "/users/me").status();
    acme.clock.advance(Duration.ofDays(29));

    assertThat(access).isEqualTo(401);
    assertThat(refresh(tokens.path("refresh_token").asText()).status()).isEqualTo(400);
  }

  @Test
  void revoke_of_the_refresh_token_ends_the_consent() {
    var tokens = exchange(code("openid")).json();

    var revoked =
        acme.form(
            "/oauth/revoke",
            "client_id",
            "app1",
            "client_secret",
            "s3cret",
            "token",
            tokens.path("refresh_token").asText());

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(acme.get(tokens.path("access_token").asText(), "/users/me").status()).isEqualTo(401);
  }

  @Test
  void state_comes_back_unless_switched_off_and_denial_is_told() {
    URI echoed = pagerDuty.logins().approve(authorizeUrl("openid"), acme.bob.id());
    pagerDuty.switches().set(Switch.StateEcho.DROPPED);
    URI dropped = pagerDuty.logins().approve(authorizeUrl("openid"), acme.bob.id());

    assertThat(echoed.getRawQuery()).endsWith("&state=st%2F1");
    assertThat(dropped.getRawQuery()).doesNotContain("state");
    assertThat(pagerDuty.logins().deny(authorizeUrl("openid")).getQuery())
        .startsWith("error=access_denied");
  }

  @Test
  void authorize_shows_a_page_with_one_button_per_user_and_sends_the_browser_back() {
    URI url = authorizeUrl("openid");

    var page = acme.send("GET", url, Map.of(), "");
    var chosen =
        acme.send(
            "POST",
            url,
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            "user=" + acme.alice.id());

    assertThat(page.body()).contains("Log in as Alice", "Log in as Bob", "Deny");
    assertThat(chosen.status()).isEqualTo(302);
    assertThat(chosen.headers().get("location")).startsWith(AcmeAccount.CALLBACK + "?code=");
  }

  @Test
  void authorize_without_pkce_or_with_a_strange_redirect_is_an_error_page() {
    URI noPkce = URI.create(authorizeUrl("openid").toString().replace("S256", "plain"));
    URI strange = URI.create(authorizeUrl("openid").toString().replace("3000", "3001"));

    assertThat(acme.send("GET", noPkce, Map.of(), "").status()).isEqualTo(400);
    assertThatThrownBy(() -> pagerDuty.logins().approve(strange, acme.bob.id()))
        .hasMessageContaining("redirect_uri");
    assertThat(pagerDuty.violations()).hasSize(2);
  }

  @Test
  void the_log_keeps_no_secret() {
    exchange(code("openid"));

    assertThat(pagerDuty.requests().toString())
        .contains("POST /oauth/token", "app app1")
        .doesNotContain("s3cret", AcmeAccount.VERIFIER);
  }
}
