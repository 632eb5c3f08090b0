package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may call, how often, and how a refusal looks (reference/pagerduty.md §1.6, §1.7, §4). */
class RestAccessTest {
  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void no_token_a_strange_one_and_a_dead_one_are_401() {
    String token = acme.appToken();
    pagerDuty.logins().expireTokens();

    assertThat(acme.rest("GET", "", "/services", "", Map.of("Authorization", "")).status())
        .isEqualTo(401);
    assertThat(acme.get("pdeu+_0other-region", "/services").status()).isEqualTo(401);
    assertThat(acme.get(token, "/services").status()).isEqualTo(401);
  }

  @Test
  void a_missing_scope_is_named_without_a_code() {
    String token = pagerDuty.logins().appToken("app1", "services.read", "users.read");

    var reply = acme.get(token, "/extensions");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"Token missing required scopes\","
                + "\"required_scopes\":\"extensions.read\","
                + "\"token_scopes\":\"services.read users.read\"}}");
  }

  @Test
  void accept_and_content_type_are_required() {
    String token = acme.appToken();

    var noAccept = acme.rest("GET", token, "/services", "", Map.of("Accept", "application/json"));
    var noType = acme.rest("GET", token, "/services", "", Map.of("Content-Type", ""));

    assertThat(noAccept.status()).isEqualTo(400);
    assertThat(noType.status()).isEqualTo(400);
    assertThat(pagerDuty.violations()).hasSize(2);
  }

  @Test
  void me_of_an_app_token_is_400_with_a_bare_string() {
    var reply = acme.get(acme.appToken(), "/users/me");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").isTextual()).isTrue();
    assertThat(acme.get(acme.tokenOf(acme.bob), "/users/me").json().at("/user/email").asText())
        .isEqualTo("bob@acme.example");
  }

  @Test
  void the_rate_limit_counts_per_owner_and_ends_with_the_minute() {
    pagerDuty.rateLimit(2);
    String token = acme.appToken();
    var first = acme.get(token, "/services");
    acme.get(token, "/services");

    var third = acme.get(token, "/services");
    pagerDuty.switches().set(Switch.RateLimitAnswer.BARE);
    var bare = acme.get(token, "/services");
    int other = acme.get(acme.tokenOf(acme.bob), "/services").status();
    acme.clock.advance(Duration.ofSeconds(60));
    var later = acme.get(token, "/services");

    assertThat(first.headers()).containsEntry("ratelimit-remaining", "1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.json().at("/error/code").asInt()).isEqualTo(2020);
    assertThat(third.headers()).containsEntry("ratelimit-reset", "60");
    assertThat(bare.status()).isEqualTo(429);
    assertThat(bare.body()).isEmpty();
    assertThat(bare.headers()).doesNotContainKey("ratelimit-reset");
    assertThat(other).isEqualTo(200);
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void errors_take_each_shape_seen_in_the_wild() {
    String token = acme.appToken();

    assertThat(acme.get(token, "/services/PNONE").json().at("/error/code").asInt()).isEqualTo(2100);
    pagerDuty.switches().set(Switch.ErrorShape.BARE_STRING);
    assertThat(acme.get(token, "/services/PNONE").json().path("error").isTextual()).isTrue();
    pagerDuty.switches().set(Switch.ErrorShape.ERRORS_AS_STRING);
    assertThat(acme.get(token, "/services/PNONE").json().at("/error/errors").isTextual()).isTrue();
    pagerDuty.switches().set(Switch.ErrorShape.ERROR_AS_ARRAY);
    assertThat(acme.get(token, "/services/PNONE").json().path("error").isArray()).isTrue();
    pagerDuty.switches().set(Switch.ErrorShape.NOT_JSON);
    assertThat(acme.get(token, "/services/PNONE").body()).startsWith("<html>");
  }

  @Test
  void services_are_found_by_part_of_their_name_page_by_page() {
    pagerDuty.account().addService("Checkout Web");
    pagerDuty.account().addService("Search");
    String token = acme.appToken();

    var page = acme.get(token, "/services?query=CHECKOUT&limit=1&total=true").json();

    assertThat(page.at("/services/0/name").asText()).isEqualTo("Checkout API");
    assertThat(page.path("more").asBoolean()).isTrue();
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(acme.get(token, "/services?limit=101").status()).isEqualTo(400);
    assertThat(acme.get(token, "/services?limit=100&offset=9901").status()).isEqualTo(400);
  }

  @Test
  void an_unknown_operation_is_404_and_a_violation() {
    assertThat(acme.get(acme.appToken(), "/nonsense").status()).isEqualTo(404);
    assertThat(pagerDuty.violations()).hasSize(1);
  }

  @Test
  void faults_come_once_or_until_cleared() {
    String token = acme.appToken();
    pagerDuty.faults().next("GET /services/{id}", Fault.http(500));
    pagerDuty.faults().always("GET /services", Fault.nonsense());
    String one = "/services/" + acme.checkout.id();

    assertThat(acme.get(token, one).status()).isEqualTo(500);
    assertThat(acme.get(token, one).status()).isEqualTo(200);
    assertThat(acme.get(token, "/services").body()).startsWith("<html>");
    assertThat(acme.get(token, "/services").body()).startsWith("<html>");
    pagerDuty.faults().clear();
    assertThat(acme.get(token, "/services").json().path("services")).hasSize(1);
  }

  @Test
  void a_lost_answer_was_carried_out_and_a_dropped_request_was_not() {
    String token = acme.tokenOf(acme.alice);
    pagerDuty.faults().next("POST /extensions", Fault.lostAnswer());
    pagerDuty.faults().next("POST /extensions", Fault.dropped());

    assertThatThrownBy(() -> acme.post(token, "/extensions", acme.extension("C1", "xoxb-1")))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(pagerDuty.account().stored()).hasSize(1);
    assertThatThrownBy(() -> acme.post(token, "/extensions", acme.extension("C1", "xoxb-1")))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(pagerDuty.account().stored()).hasSize(1);
  }

  @Test
  void a_hanging_request_goes_on_when_released() {
    pagerDuty.faults().next("GET /services", Fault.hang());
    String token = acme.appToken();

    var reply = CompletableFuture.supplyAsync(() -> acme.get(token, "/services"));
    Awaitility.await().until(() -> pagerDuty.faults().hanging() == 1);
    assertThat(reply).isNotDone();
    pagerDuty.faults().release();

    assertThat(reply.join().status()).isEqualTo(200);
  }
}
