package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpExchangeTest {
  private static final String SERVICE =
      "{\"service\":{\"id\":\"P1\",\"name\":\"Checkout\",\"status\":\"active\"}}";
  private static final String GET = "GET /services/{id}";
  private static final ServiceId P1 = new ServiceId(ACCOUNT, "P1");

  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final FakeTokens person = FakeTokens.person();

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome<Service> get(Credential credential) {
    return bench.pagerDuty.services().get(credential, P1);
  }

  @Test
  void every_request_carries_the_headers_of_the_contract() {
    server.answer(200, SERVICE);
    assertThat(done(get(FakeTokens.appFor("ann@acme.example").credential())).name())
        .isEqualTo("Checkout");
    var seen = server.seen().get(0);
    assertThat(seen.uri()).hasToString("/services/P1");
    assertThat(seen.header("Accept")).isEqualTo("application/vnd.pagerduty+json;version=2");
    assertThat(seen.header("Content-Type")).isEqualTo("application/json");
    assertThat(seen.header("Authorization")).isEqualTo("Bearer pdus+_0old");
    assertThat(seen.header("From")).isEqualTo("ann@acme.example");
    assertThat(seen.header("User-Agent")).startsWith("Patchbay/");
    assertThat(bench.timed(GET, "200")).isEqualTo(1);
  }

  @Test
  void a_token_of_another_account_is_never_sent() {
    var other = Credential.of(new AccountId("eu", ACCOUNT.subdomain()), FakeTokens.OLD);
    assertThatThrownBy(() -> get(other)).hasMessageContaining("must not be sent to " + ACCOUNT);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void a_refused_token_is_refreshed_once_and_the_retry_keeps_every_header() {
    server.answer(401, "").answer(200, SERVICE);
    var app = FakeTokens.appFor("ann@acme.example");
    done(get(app.credential()));
    assertThat(app.rejected).containsExactly(FakeTokens.OLD);
    var retry = server.seen().get(1);
    assertThat(retry.header("Authorization")).isEqualTo("Bearer pdus+_0new");
    assertThat(retry.header("From")).isEqualTo("ann@acme.example");
    assertThat(retry.header("Accept")).isEqualTo("application/vnd.pagerduty+json;version=2");
  }

  @Test
  void a_person_whose_new_token_is_refused_too_is_not_sent_to_log_in_again() {
    server.answer(401, "").answer(401, "{\"error\":{\"message\":\"no\",\"code\":2006}}");
    assertThat(refused(get(person.credential())))
        .isInstanceOfSatisfying(
            Refusal.BadCredentials.class,
            bad -> {
              assertThat(bad.owner()).isEqualTo(Refusal.TokenOwner.PERSON);
              assertThat(bad.detail()).contains("PAGERDUTY_REGION");
            });
    assertThat(server.seen()).hasSize(2);
    assertThat(person.refusedAgain).containsExactly(FakeTokens.NEW);
  }

  @Test
  void an_app_refused_twice_is_told_that_the_region_may_be_wrong() {
    server.answer(401, "").answer(401, "{\"error\":{\"message\":\"Unauthorized\"}}");
    assertThat(refused(get(FakeTokens.appFor("a@b.example").credential())))
        .isInstanceOfSatisfying(
            Refusal.BadCredentials.class,
            bad -> assertThat(bad.detail()).contains("PAGERDUTY_REGION", "Unauthorized"));
  }

  @Test
  void a_refresh_that_is_refused_is_the_answer_and_the_same_token_is_not_tried_again() {
    var away = new Refusal.Unavailable(Vendor.PAGERDUTY, "identity away");
    server.answer(401, "").answer(401, "");
    assertThat(refused(get(person.refreshing(Outcome.refused(away)).credential()))).isEqualTo(away);
    assertThat(refused(get(person.refreshing(Outcome.done(FakeTokens.OLD)).credential())))
        .isInstanceOf(Refusal.BadCredentials.class);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void a_reading_is_repeated_once_after_a_500_or_a_broken_connection() {
    server.answer(500, "oops").answer(200, SERVICE).hangUp().answer(200, SERVICE);
    done(get(person.credential()));
    done(get(person.credential()));
    assertThat(bench.timed(GET, "500")).isEqualTo(1);
    assertThat(bench.pagerDuty.trouble()).isEmpty();
  }

  @Test
  void two_failures_are_unavailable_and_trouble_for_a_minute() {
    server.answer(502, "<html>").answer(503, "<html>");
    assertThat(refused(get(person.credential())))
        .isEqualTo(new Refusal.Unavailable(Vendor.PAGERDUTY, "PagerDuty answered HTTP 503"));
    assertThat(bench.pagerDuty.trouble()).contains("PagerDuty answered HTTP 503");
    bench.clock.pass(Duration.ofSeconds(61));
    assertThat(bench.pagerDuty.trouble()).isEmpty();
  }

  @Test
  void a_write_is_never_repeated() {
    server.answer(503, "", "Retry-After", "0").hangUp();
    var id = new IncidentId(ACCOUNT, "Q1");
    for (int i = 1; i <= 2; i++) {
      assertThat(refused(bench.pagerDuty.incidents().change(person.credential(), id, "resolved")))
          .isInstanceOf(Refusal.Unavailable.class);
      assertThat(server.seen()).hasSize(i);
    }
  }

  @Test
  void an_answer_that_stalls_is_unavailable_within_the_limit() {
    try (var hasty = new Bench(Duration.ofMillis(400))) {
      hasty.server.stall();
      assertThat(refused(hasty.pagerDuty.services().get(person.credential(), P1)))
          .isEqualTo(new Refusal.Unavailable(Vendor.PAGERDUTY, "no answer from 127.0.0.1 in time"));
      assertThat(hasty.server.seen()).hasSize(1);
      assertThat(hasty.timed(GET, "timeout")).isEqualTo(1);
    }
  }

  @Test
  void nobody_listening_is_unavailable_without_a_url_in_the_words() {
    URI dead;
    try (var gone = new ScriptedServer()) {
      dead = gone.uri();
    }
    var settings = new PagerDutySettings(ACCOUNT, dead, dead, Optional.empty(), Optional.empty());
    try (var client = new PagerDuty(settings, bench.clock, bench.metrics)) {
      assertThat(refused(client.services().get(person.credential(), P1)))
          .isEqualTo(new Refusal.Unavailable(Vendor.PAGERDUTY, "cannot connect to 127.0.0.1"));
    }
    assertThat(bench.timed(GET, "unreachable")).isEqualTo(2);
  }

  @Test
  void a_redirect_is_not_followed() {
    server.answer(302, "", "Location", "/elsewhere").answer(302, "", "Location", "/elsewhere");
    assertThat(refused(get(person.credential()))).isInstanceOf(Refusal.Unavailable.class);
    assertThat(server.seen()).allSatisfy(s -> assertThat(s.uri()).hasToString("/services/P1"));
  }

  @Test
  void a_429_holds_back_the_whole_budget_until_its_reset_and_no_other() {
    server.answer(429, "", "ratelimit-reset", "7").answer(200, SERVICE).answer(200, SERVICE);
    var seven = new Refusal.RateLimited(Vendor.PAGERDUTY, Duration.ofSeconds(7));
    assertThat(refused(get(person.credential()))).isEqualTo(seven);
    assertThat(refused(get(person.credential()))).isEqualTo(seven);
    assertThat(server.seen()).hasSize(1);
    done(get(FakeTokens.appFor("a@b.example").credential()));
    bench.clock.pass(Duration.ofSeconds(8));
    done(get(person.credential()));
  }

  @Test
  void what_no_header_can_hold_is_refused_without_a_request() {
    assertThat(refused(get(FakeTokens.appFor("ann\n@acme.example").credential())))
        .isInstanceOfSatisfying(
            Refusal.Rejected.class, no -> assertThat(no.code()).isEqualTo("1008"));
    assertThat(server.seen()).isEmpty();
  }
}
