package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthRefusalsTest {
  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final OAuthClient oauth = bench.pagerDuty.oauth();

  @AfterEach
  void close() {
    bench.close();
  }

  private Refusal refresh(int status, String body, String... headers) {
    server.answer(status, body.replace('\'', '"'), headers);
    return refused(oauth.refresh(Secret.of("pdus+_1old")));
  }

  @Test
  void a_dead_refresh_token_ends_the_login() {
    assertThat(refresh(400, "{'error':'invalid_grant','error_description':'expired'}"))
        .isEqualTo(new Refusal.LoginEnded());
    assertThat(refresh(401, "{'error':'invalid_grant'}")).isEqualTo(new Refusal.LoginEnded());
  }

  @Test
  void a_scope_that_the_app_does_not_have_is_invalid_scope_in_either_wording() {
    for (String body :
        Set.of(
            "{'error':'invalid_request','error_description':'Invalid scope'}",
            "{'error':'invalid_scope','error_description':'Invalid scope'}")) {
      server.answer(400, body.replace('\'', '"'));
      assertThat(refused(oauth.clientCredentials(Set.of("x.read"))))
          .isEqualTo(new Refusal.Rejected(Vendor.PAGERDUTY, "invalid_scope", "Invalid scope"));
    }
  }

  @Test
  void a_client_that_is_not_known_is_bad_credentials() {
    assertThat(refresh(401, "{'error':'invalid_client','error_description':'no such client'}"))
        .isInstanceOfSatisfying(
            Refusal.BadCredentials.class,
            bad -> assertThat(bad.detail()).contains("PAGERDUTY_CLIENT_ID", "no such client"));
    assertThat(refresh(400, "{'error':'invalid_client'}"))
        .isInstanceOf(Refusal.BadCredentials.class);
    assertThat(refresh(401, "")).isInstanceOf(Refusal.BadCredentials.class);
  }

  @Test
  void another_oauth_error_is_rejected_by_its_name() {
    assertThat(refresh(400, "{'error':'unauthorized_client','error_description':'not you'}"))
        .isEqualTo(new Refusal.Rejected(Vendor.PAGERDUTY, "unauthorized_client", "not you"));
  }

  @Test
  void too_many_requests_say_when_to_come_back() {
    assertThat(refresh(429, "", "ratelimit-reset", "9"))
        .isEqualTo(new Refusal.RateLimited(Vendor.PAGERDUTY, Duration.ofSeconds(9)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 302, 404, 403})
  void an_answer_without_an_oauth_reason_ends_nobodys_login(int status) {
    assertThat(refresh(status, "<html>busy</html>")).isInstanceOf(Refusal.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{'access_token':'pdus+_0x','token_type':'bearer'}",
        "{'access_token':'pdus+_0x','token_type':'bearer','expires_in':0}",
        "{'access_token':'pdus+_0x','token_type':'bearer','expires_in':-5}",
        "{'access_token':'pdus+_0x','token_type':'bearer','expires_in':'soon'}",
        "{'access_token':'pdus+_0x','token_type':'mac','expires_in':60}",
        "{'access_token':'','token_type':'bearer','expires_in':60}",
        "{'access_token':'pdus+_0x\\ny','token_type':'bearer','expires_in':60}",
        "{'access_token':{'x':1},'token_type':'bearer','expires_in':60}",
        "{'token_type':'bearer','expires_in':60}"
      })
  void a_grant_that_makes_no_sense_is_unavailable_and_shows_no_token(String body) {
    assertThat(refresh(200, body))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class, away -> assertThat(away.detail()).doesNotContain("pdus"));
  }

  @Test
  void a_stalled_or_broken_answer_is_unavailable_and_not_asked_again() {
    try (var hasty = new Bench(Duration.ofMillis(400))) {
      hasty.server.stall();
      assertThat(refused(hasty.pagerDuty.oauth().refresh(Secret.of("r"))))
          .isInstanceOf(Refusal.Unavailable.class);
      assertThat(hasty.server.seen()).hasSize(1);
      assertThat(hasty.pagerDuty.trouble()).isPresent();
    }
    server.hangUp();
    assertThat(refused(oauth.refresh(Secret.of("r")))).isInstanceOf(Refusal.Unavailable.class);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void a_revocation_with_bad_credentials_is_refused() {
    server.answer(400, "{\"error\":\"invalid_client\"}");
    assertThat(refused(oauth.revoke(Secret.of("t")))).isInstanceOf(Refusal.BadCredentials.class);
  }
}
