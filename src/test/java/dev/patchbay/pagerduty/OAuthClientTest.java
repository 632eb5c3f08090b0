package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthClientTest {
  private static final URI BACK = URI.create("https://patchbay.example/pagerduty/callback");
  // The example of RFC 7636, appendix B.
  private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final OAuthClient oauth = bench.pagerDuty.oauth();

  @AfterEach
  void close() {
    bench.close();
  }

  private static Map<String, String> form(String text) {
    var form = new TreeMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int at = pair.indexOf('=');
      form.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private Map<String, String> sent(String path) {
    var seen = server.seen().get(server.seen().size() - 1);
    assertThat(seen.method() + " " + seen.uri()).isEqualTo("POST " + path);
    assertThat(seen.headers().containsKey("Authorization")).isFalse();
    assertThat(seen.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
    var form = form(seen.body());
    assertThat(form)
        .containsEntry("client_id", "client-1")
        .containsEntry("client_secret", "client-secret-1");
    return form;
  }

  private void token(String fields) {
    server.answer(200, "{'access_token':'pdus+_0new',%s}".formatted(fields).replace('\'', '"'));
  }

  @Test
  void clientCredentials_asks_for_the_account_and_the_scopes_in_the_body() {
    token("'token_type':'bearer','expires_in':86400,'scope':'as_account-us.acme services.read'");
    TokenGrant grant = done(oauth.clientCredentials(Set.of("services.read", "users.read")));
    assertThat(grant)
        .isEqualTo(
            new TokenGrant(
                Secret.of("pdus+_0new"),
                Optional.empty(),
                Duration.ofDays(1),
                Set.of("services.read")));
    assertThat(sent("/oauth/token"))
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("scope", "as_account-us.acme services.read users.read");
    assertThat(bench.timed("POST /oauth/token", "200")).isEqualTo(1);
  }

  @Test
  void a_grant_that_names_no_scope_is_what_was_asked_and_the_type_may_be_of_any_case() {
    token("'token_type':'Bearer','expires_in':60");
    assertThat(done(oauth.clientCredentials(Set.of("users.read"))).scopes())
        .containsExactly("users.read");
    token("'token_type':'BEARER','expires_in':'60','scope':''");
    assertThat(done(oauth.clientCredentials(Set.of("users.read"))).life())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void authorizeUrl_has_pkce_state_and_the_scopes_space_separated() {
    URI uri = oauth.authorizeUrl(BACK, "state-1", VERIFIER, Set.of("users.read", "openid"));
    assertThat(uri.toString()).startsWith(server.uri() + "/oauth/authorize?");
    assertThat(form(uri.getRawQuery()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "response_type", "code",
                "client_id", "client-1",
                "redirect_uri", BACK.toString(),
                "scope", "openid users.read",
                "state", "state-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
  }

  @Test
  void exchange_sends_code_verifier_redirect_and_scope_and_reads_fewer_scopes() {
    token(
        "'token_type':'bearer','expires_in':864000,'refresh_token':'pdus+_1r','scope':'openid',"
            + "'id_token':'not.read','client_info':'x'");
    TokenGrant grant =
        done(oauth.exchange("code-1", BACK, VERIFIER, Set.of("openid", "users.read")));
    assertThat(grant.scopes()).containsExactly("openid");
    assertThat(grant.refresh()).contains(Secret.of("pdus+_1r"));
    assertThat(grant.life()).isEqualTo(Duration.ofDays(10));
    assertThat(sent("/oauth/token"))
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "code-1")
        .containsEntry("redirect_uri", BACK.toString())
        .containsEntry("code_verifier", VERIFIER.reveal())
        .containsEntry("scope", "openid users.read");
  }

  @Test
  void refresh_gives_new_tokens_and_none_where_the_old_one_still_holds() {
    token("'token_type':'bearer','expires_in':86400,'refresh_token':'pdus+_1next'");
    assertThat(done(oauth.refresh(Secret.of("pdus+_1old"))).refresh())
        .contains(Secret.of("pdus+_1next"));
    assertThat(sent("/oauth/token"))
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "pdus+_1old")
        .doesNotContainKey("scope");
    token("'token_type':'bearer','expires_in':86400");
    assertThat(done(oauth.refresh(Secret.of("pdus+_1old"))).refresh()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'token_type':'bearer'",
        "'token_type':'bearer','expires_in':null",
        "'token_type':'bearer','expires_in':0",
        "'token_type':'bearer','expires_in':-5",
        "'token_type':'bearer','expires_in':'soon'",
        "'token_type':null",
        "'scope':'openid'"
      })
  void a_new_refresh_token_is_kept_whatever_the_answer_leaves_out(String rest) {
    token("'refresh_token':'pdus+_1next'," + rest);
    TokenGrant grant = done(oauth.refresh(Secret.of("pdus+_1old")));
    assertThat(grant.refresh()).contains(Secret.of("pdus+_1next"));
    assertThat(grant.life()).isEqualTo(TokenAnswer.UNSAID_LIFE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "null"})
  void an_empty_refresh_token_leaves_the_old_one(String refresh) {
    token("'token_type':'bearer','expires_in':60,'refresh_token':" + refresh);
    assertThat(done(oauth.refresh(Secret.of("pdus+_1old"))).refresh()).isEmpty();
  }

  @Test
  void revoke_of_a_token_that_is_dead_already_is_done() {
    server.answer(200, "").answer(400, "{\"error\":\"invalid_request\"}").answer(404, "");
    assertThat(done(oauth.revoke(Secret.of("pdus+_1old")))).isTrue();
    assertThat(sent("/oauth/revoke")).containsEntry("token", "pdus+_1old").hasSize(3);
    assertThat(done(oauth.revoke(Secret.of("pdus+_1old")))).isFalse();
    assertThat(done(oauth.revoke(Secret.of("pdus+_1old")))).isFalse();
  }

  @Test
  void without_client_id_or_secret_nothing_is_sent() {
    var none =
        new PagerDutySettings(
            ACCOUNT, server.uri(), server.uri(), Optional.empty(), Optional.empty());
    var half =
        new PagerDutySettings(
            ACCOUNT, server.uri(), server.uri(), Optional.of("id"), Optional.empty());
    try (var first = new PagerDuty(none, bench.clock, bench.metrics);
        var second = new PagerDuty(half, bench.clock, bench.metrics)) {
      assertThat(refused(first.oauth().refresh(VERIFIER)))
          .isEqualTo(new Refusal.NotConfigured("PAGERDUTY_CLIENT_ID"));
      assertThat(refused(second.oauth().revoke(VERIFIER)))
          .isEqualTo(new Refusal.NotConfigured("PAGERDUTY_CLIENT_SECRET"));
    }
    assertThat(server.seen()).isEmpty();
  }
}
