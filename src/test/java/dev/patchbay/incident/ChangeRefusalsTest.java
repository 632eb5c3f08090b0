package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals, vendors who are away; and clicks nobody understood. */
class ChangeRefusalsTest {
  private static final String PUT = "PUT /incidents/{id}";
  private static final String GET = "GET /incidents/{id}";
  private static final IncidentChange NOTE = new IncidentChange.AddNote("checked");

  @ParameterizedTest
  @EnumSource
  void a_job_that_is_given_up_tells_its_person_and_leaves_nothing(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.press(ANN, ACK);
      bench.database.transactions().together(() -> bench.change.job().givenUp().of("1"));
      assertThat(bench.answers.shown).containsExactly("UANN refused Unavailable");
      assertThat(bench.clicks()).isZero();
    }
  }

  static Stream<Arguments> refusals() {
    Consumer<IncidentBench> role =
        bench -> bench.logIn(ANN, bench.pagerDuty.person("Ola", Role.OBSERVER));
    Consumer<IncidentBench> scope =
        bench -> bench.rights.put(ANN, bench.pagerDuty.credential(bench.ann, "incidents.read"));
    Consumer<IncidentBench> gone =
        bench -> bench.pagerDuty.simulator().faults().next(PUT, Fault.http(404));
    Consumer<IncidentBench> rejected =
        bench -> bench.pagerDuty.simulator().faults().next(PUT, Fault.http(400));
    return Stream.of(
        Arguments.of("AccessDenied", role),
        Arguments.of("MissingScope", scope),
        Arguments.of("NotFound", gone),
        Arguments.of("Rejected", rejected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusal_is_told_once_and_no_other_candidate_is_touched(
      String why, Consumer<IncidentBench> given) {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      given.accept(bench);
      var other = bench.pagerDuty.simulator().trigger("PCHECK1", "Another", "low");
      bench.press(ANN, ACK, bench.incident, other);

      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).containsExactly("UANN refused " + why);
      assertThat(bench.pagerDuty.simulator().incident(other).orElseThrow().status())
          .isEqualTo(IncidentStatus.TRIGGERED);
      assertThat(bench.clicks()).isZero();
      assertThat(bench.counted("acknowledge", "refused")).isEqualTo(1);
    }
  }

  static Stream<Arguments> troubles() {
    var limit = "{\"error\":{\"message\":\"Rate Limit Exceeded\",\"code\":2020}}";
    return Stream.of(
        Arguments.of(Fault.http(500), "Unavailable"),
        Arguments.of(Fault.nonsense(), "Unavailable"),
        Arguments.of(Fault.dropped(), "Unavailable"),
        Arguments.of(Fault.answer(429, limit), "RateLimited"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void vendor_who_is_away_is_tried_for_a_minute_and_then_named(Fault trouble, String why) {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().always(PUT, trouble);
      bench.press(ANN, ACK);

      var next = bench.run(1);
      var waited = Duration.ZERO;
      while (next instanceof Next.NotBefore pause) {
        var delay = Duration.between(bench.clock.instant(), pause.at());
        assertThat(delay).isBetween(Duration.ofMillis(1), Duration.ofSeconds(60));
        bench.clock.advance(delay);
        waited = waited.plus(delay);
        next = bench.run(1);
      }

      assertThat(waited).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
      var told = bench.answers.shown;
      var last = why.equals("Unavailable") ? "unsure " : "refused ";
      assertThat(told).last().isEqualTo("UANN " + last + why);
      assertThat(told).as("of a wait once, at once").hasSize(2);
    }
  }

  @Test
  void rate_limit_is_told_at_once_with_its_end_and_the_click_is_carried_out_then() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().next(PUT, Fault.answer(429, "{}"));
      bench.press(ANN, ACK);
      var until = bench.clock.instant().plusSeconds(5);

      assertThat(bench.run(1)).isEqualTo(new Next.NotBefore(until));
      assertThat(bench.answers.shown).containsExactly("UANN delayed RateLimited until " + until);
      bench.clock.advance(Duration.ofSeconds(5));
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).last().isEqualTo("UANN changed acknowledged by Ann");
    }
  }

  @Test
  void note_that_pagerduty_was_never_given_is_tried_again_and_told_as_not_added() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      var faults = bench.pagerDuty.simulator().faults();
      faults.always(GET, Fault.http(500));
      bench.press(ANN, NOTE);
      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      bench.clock.advance(Duration.ofSeconds(1));
      faults.clear();
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());
      assertThat(bench.answers.shown).last().asString().startsWith("UANN changed");

      faults.always(GET, Fault.http(500));
      bench.press(ANN, NOTE);
      bench.run(2);
      bench.clock.advance(Duration.ofSeconds(61));
      bench.run(2);
      assertThat(bench.answers.shown).last().isEqualTo("UANN refused Unavailable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void newest_two_hundred_unknown_clicks_are_kept(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      var unknown = new UnknownClicks(bench.database.transactions(), Clock.systemUTC());
      var last = "";
      for (int i = 0; i < 203; i++) {
        last = unknown.keep(ANN, "action", "{}");
      }

      assertThat(last).isEqualTo("203");
      assertThat(bench.count("unknown_click")).isEqualTo(200);
    }
  }
}
