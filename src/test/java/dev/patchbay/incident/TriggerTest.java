package dev.patchbay.incident;

import static dev.patchbay.incident.TriggerBench.ANN;
import static dev.patchbay.incident.TriggerBench.CHECKOUT;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.TriggerRequest.Known;
import dev.patchbay.incident.TriggerRequest.Wanted;
import dev.patchbay.incident.TriggerRequest.Words;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.Audited;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ServiceName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each request makes one incident at a simulated PagerDuty, whatever goes wrong. */
@ParameterizedClass
@EnumSource
final class TriggerTest {
  private static final String CREATE = "POST /incidents";

  private final TriggerBench bench;

  TriggerTest(DatabaseKind kind) {
    bench = new TriggerBench(kind);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_request_that_comes_again_at_any_time_triggers_nothing_more() {
    bench.submit("one", CHECKOUT);
    bench.submit("one", CHECKOUT);
    bench.run(1);
    bench.run(1);
    bench.submit("one", CHECKOUT);
    bench.resolveAll();
    bench.submit("one", CHECKOUT);
    bench.run(2);
    assertThat(bench.titles()).containsExactly("Disk is full");
    assertThat(bench.answers.lines).containsExactly("triggered #1001 Disk is full");
    assertThat(Audited.words(bench.database))
        .containsExactly("UANN as : trigger done [title=null→Disk is full]");
    assertThat(bench.counted("changed")).isEqualTo(1);
  }

  @Test
  void two_wishes_of_the_same_words_are_two_incidents() {
    bench.submit("one", CHECKOUT);
    bench.submit("two", CHECKOUT);
    bench.run(1);
    bench.run(2);
    assertThat(bench.titles()).containsExactly("Disk is full", "Disk is full");
  }

  @Test
  void a_lost_answer_is_found_again_by_the_key() {
    bench.pagerDuty.simulator().faults().next(CREATE, Fault.lostAnswer());
    bench.submit("one", CHECKOUT);
    bench.run(1);
    assertThat(bench.titles()).hasSize(1);
    assertThat(bench.answers.lines).containsExactly("triggered #1001 Disk is full");
  }

  @Test
  void a_lost_answer_is_found_after_a_silence_even_if_the_incident_is_resolved_by_then() {
    var faults = bench.pagerDuty.simulator().faults();
    faults.next(CREATE, Fault.lostAnswer());
    faults.always("GET /incidents", Fault.http(503));
    bench.submit("one", CHECKOUT);
    assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
    bench.resolveAll();
    faults.clear();
    bench.clock.advance(Duration.ofSeconds(2));
    bench.run(1);
    assertThat(bench.titles()).hasSize(1);
    assertThat(bench.answers.lines).containsExactly("delayed", "triggered #1001 Disk is full");
  }

  @Test
  void a_silence_that_lasts_is_told_as_unsure_after_a_minute() {
    bench.pagerDuty.simulator().faults().always(CREATE, Fault.http(503));
    bench.submit("one", CHECKOUT);
    bench.run(1);
    bench.clock.advance(Duration.ofSeconds(61));
    bench.run(1);
    assertThat(bench.answers.lines).hasSize(2).first().isEqualTo("delayed");
    assertThat(bench.answers.lines.get(1)).startsWith("unsure Unavailable");
    assertThat(Audited.words(bench.database))
        .singleElement()
        .asString()
        .contains("trigger refused");
  }

  @Test
  void what_pagerduty_was_never_asked_for_is_told_as_not_triggered() {
    bench.pagerDuty.simulator().faults().always("GET /services", Fault.http(503));
    bench.submit("one", new Words("Checkout API: Disk is full"));
    bench.run(1);
    bench.clock.advance(Duration.ofSeconds(61));
    bench.run(1);
    assertThat(bench.answers.lines).hasSize(2).first().isEqualTo("delayed");
    assertThat(bench.answers.lines.get(1)).startsWith("refused Unavailable");
  }

  @Test
  void what_pagerduty_refuses_is_told_once() {
    var poor = bench.pagerDuty.person("Poor", Role.USER);
    bench.rights =
        Outcome.done(bench.pagerDuty.credential(poor, "services.read", "incidents.read"));
    bench.submit("scope", CHECKOUT);
    bench.run(1);
    var reader = bench.pagerDuty.person("Reader", Role.READ_ONLY_USER);
    bench.rights = Outcome.done(bench.pagerDuty.credential(reader));
    bench.submit("role", CHECKOUT);
    bench.run(2);
    bench.rights =
        Outcome.done(bench.pagerDuty.credential(bench.pagerDuty.person("Bob", Role.USER)));
    bench.submit(
        "service", new Known(new ServiceName(new ServiceId(ACCOUNT, "PHIDDEN"), "Hidden")));
    bench.run(3);
    assertThat(bench.answers.lines).hasSize(3);
    assertThat(bench.answers.lines.get(0))
        .startsWith("refused MissingScope")
        .contains("incidents.write");
    assertThat(bench.answers.lines.get(1)).startsWith("refused AccessDenied");
    assertThat(bench.answers.lines.get(2)).startsWith("refused NotFound").contains("PHIDDEN");
    assertThat(bench.titles()).isEmpty();
  }

  @Test
  void without_a_login_it_waits_for_one_and_is_dropped_after_an_hour() {
    bench.rights = Outcome.refused(new Refusal.NotLoggedIn());
    bench.submit("one", CHECKOUT);
    bench.submit("late", CHECKOUT);
    bench.run(1);
    bench.run(2);
    assertThat(bench.answers.lines).containsExactly("login", "login");
    bench.rights =
        Outcome.done(bench.pagerDuty.credential(bench.pagerDuty.person("Bob", Role.USER)));
    bench.trigger.resume(ANN);
    bench.run(1);
    assertThat(bench.titles()).hasSize(1);
    bench.rights = Outcome.refused(new Refusal.NotLoggedIn());
    bench.run(2);
    bench.clock.advance(Duration.ofMinutes(61));
    bench.trigger.forgetExpired();
    bench.trigger.resume(ANN);
    bench.run(2);
    assertThat(bench.titles()).hasSize(1);
  }

  @Test
  void what_failed_is_tried_again_when_it_is_asked_for_again() {
    bench.pagerDuty.simulator().faults().next(CREATE, Fault.http(403));
    bench.submit("one", CHECKOUT);
    bench.run(1);
    assertThat(bench.titles()).isEmpty();
    bench.submit("one", CHECKOUT);
    bench.run(1);
    assertThat(bench.titles()).containsExactly("Disk is full");
    assertThat(bench.answers.lines).last().isEqualTo("triggered #1001 Disk is full");
  }

  @Test
  void words_are_understood_by_the_job_and_then_mean_that_service() {
    bench.submit("one", new Words("checkout api: Disk is full\non db-7"));
    bench.submit("two", new Words("No such service"));
    bench.submit("three", new Words("Checkout API"));
    bench.run(1);
    bench.run(2);
    bench.run(3);
    assertThat(bench.titles()).containsExactly("Disk is full");
    assertThat(bench.incidents().get(0).body()).isEqualTo("on db-7\n\nfrom #ops");
    assertThat(bench.answers.lines)
        .containsExactly(
            "triggered #1001 Disk is full", "unclear No such service", "unclear Checkout API");
  }

  @Test
  void a_job_that_is_given_up_tells_its_person_and_ends() {
    bench.submit("one", CHECKOUT);
    bench.database.transactions().together(() -> bench.trigger.job().givenUp().of("1"));
    bench.run(1);
    assertThat(bench.answers.lines).singleElement().asString().startsWith("refused Unavailable");
    assertThat(bench.titles()).isEmpty();
    assertThat(bench.counted("given_up")).isEqualTo(1);
  }

  @Test
  void all_that_was_chosen_reaches_pagerduty_and_the_response_url_is_kept_encrypted() {
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.trigger.submit(
        TriggerBench.request(
            "one",
            new Wanted(
                CHECKOUT,
                TriggerText.of("x".repeat(3000), "More"),
                Optional.of("low"),
                Optional.empty(),
                Optional.of(bob.id()),
                Optional.empty())));
    String stored =
        bench
            .database
            .transactions()
            .call(
                handle ->
                    handle
                        .createQuery("select response_url from trigger_request")
                        .mapTo(String.class)
                        .one());
    assertThat(stored).doesNotContain("hooks.slack.com");
    bench.run(1);
    var made = bench.incidents().get(0);
    assertThat(made.title()).hasSize(1024).endsWith("…");
    assertThat(made.body()).startsWith("x".repeat(3000)).endsWith("More");
    assertThat(made.urgency()).isEqualTo("low");
    assertThat(made.assignees()).containsExactly(bob.id());
  }
}
