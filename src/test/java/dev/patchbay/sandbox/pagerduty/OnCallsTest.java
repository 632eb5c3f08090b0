package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is on call is answered as PagerDuty answers it. */
class OnCallsTest {
  private final AcmeAccount acme = new AcmeAccount();
  private final SimulatedOnCalls onCalls = acme.pagerDuty.account().onCalls();
  private final String token = acme.tokenOf(acme.alice);
  private final Instant now = acme.clock.instant();

  @AfterEach
  void close() {
    acme.close();
  }

  private AcmeAccount.Reply ask(String query) {
    return acme.get(token, "/oncalls?" + query);
  }

  private OnCallShift shift(String policy, String user, int fromHour, int toHour) {
    return new OnCallShift(policy, 1, "Weekly", user, hours(fromHour), hours(toHour));
  }

  private Instant hours(int hours) {
    return now.plus(Duration.ofHours(hours));
  }

  @Test
  void only_who_is_on_call_in_the_time_that_was_asked_for() {
    String policy = onCalls.addPolicy("Payments");
    onCalls.put(
        policy,
        List.of(
            shift(policy, acme.alice.id(), -1, 1),
            shift(policy, acme.bob.id(), 1, 3),
            shift(policy, acme.alice.id(), 3, 5)));
    String asked = "escalation_policy_ids[]=" + policy;
    assertThat(ask(asked).json().at("/oncalls")).hasSize(1);
    assertThat(ask(asked).json().at("/oncalls/0/user/id").asText()).isEqualTo(acme.alice.id());
    String later = asked + "&since=" + now + "&until=" + hours(9);
    assertThat(ask(later).json().at("/oncalls")).hasSize(3);
    assertThat(ask(later + "&earliest=true").json().at("/oncalls")).hasSize(2);
    assertThat(ask(later + "&user_ids[]=" + acme.bob.id()).json().at("/oncalls")).hasSize(1);
    assertThat(ask(later + "&include[]=users").json().at("/oncalls/0/user/email").asText())
        .isEqualTo("alice@acme.example");
  }

  @Test
  void a_policy_may_have_nobody_and_another_three_hundred() {
    String empty = onCalls.addPolicy("Empty");
    onCalls.put(empty, List.of());
    assertThat(ask("escalation_policy_ids[]=" + empty).json().at("/oncalls")).isEmpty();
    String full = onCalls.addPolicy("Full");
    onCalls.put(
        full,
        IntStream.range(0, 300)
            .mapToObj(level -> new OnCallShift(full, level + 1, "", acme.bob.id(), null, null))
            .toList());
    var page = ask("escalation_policy_ids[]=" + full + "&limit=100&offset=200&total=true").json();
    assertThat(page.at("/oncalls")).hasSize(100);
    assertThat(page.at("/total").asInt()).isEqualTo(300);
    assertThat(page.at("/more").asBoolean()).isFalse();
    assertThat(page.at("/oncalls/0/end").isNull()).isTrue();
  }

  @Test
  void what_pagerduty_refuses_is_refused() {
    assertThat(ask("until=" + now.plus(Duration.ofDays(91))).status()).isEqualTo(400);
    assertThat(ask("since=" + hours(2) + "&until=" + hours(1)).status()).isEqualTo(400);
    assertThat(ask("include[]=teams").status()).isEqualTo(400);
    String weak = acme.pagerDuty.logins().personToken("app1", acme.bob.id(), "users.read");
    assertThat(acme.get(weak, "/oncalls").body()).contains("oncalls.read");
    assertThat(acme.get(token, "/escalation_policies/PNONE").status()).isEqualTo(404);
  }
}
