package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static dev.patchbay.incident.IncidentBench.BOB;
import static dev.patchbay.incident.IncidentBench.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals, waiting for a log-in, vendors who are away; and clicks nobody understood. */
class ChangeRefusalsTest {
  private static final String PUT = "PUT /incidents/{id}";

  @ParameterizedTest
  @EnumSource
  void click_without_log_in_waits_and_is_carried_out_after_it(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.logOut(ANN);
      bench.pressed(1, ANN, ACK);
      bench.pressed(2, ANN, ACK);
      bench.change.resume(BOB);
      assertThat(bench.clicks()).as("the newer press replaces the older").isEqualTo(1);
      assertThat(bench.status()).isEqualTo(IncidentStatus.TRIGGERED);

      bench.clock.advance(Duration.ofMinutes(59));
      bench.logIn(ANN, bench.ann);
      bench.change.resume(ANN);
      assertThat(bench.run(2)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown)
          .containsExactly(
              "UANN login needed NotLoggedIn",
              "UANN login needed NotLoggedIn",
              "UANN changed acknowledged by Ann");
      assertThat(bench.clicks()).isZero();
      assertThat(bench.count("scheduled_tasks")).isEqualTo(2);
    }
  }

  @Test
  void log_in_that_pagerduty_ended_is_waited_for_too() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().logins().revokeAll();
      bench.pressed(1, ANN, ACK);

      assertThat(bench.answers.shown).containsExactly("UANN login needed LoginEnded");
      assertThat(bench.clicks()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void press_after_the_prompt_gets_its_own_answer_and_presses_found_out_together_share_one(
      DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.pagerDuty.simulator().logins().revokeAll();
      bench.press(ANN, ACK);
      bench.press(ANN, RESOLVE);
      bench.run(1);
      bench.run(2);
      assertThat(bench.answers.shown).containsExactly("UANN login needed LoginEnded");

      bench.clock.advance(Duration.ofSeconds(5));
      bench.pressed(3, ANN, ACK);
      bench.pressed(4, ANN, RESOLVE);

      assertThat(bench.answers.shown).hasSize(3).containsOnly("UANN login needed LoginEnded");
    }
  }

  @ParameterizedTest
  @EnumSource
  void waiting_clicks_are_dropped_after_an_hour(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.logOut(ANN);
      bench.pressed(1, ANN, ACK);
      bench.press(BOB, ACK);
      bench.clock.advance(Duration.ofMinutes(61));
      bench.logIn(ANN, bench.ann);
      bench.change.resume(ANN);
      assertThat(bench.run(1)).as("nothing of it is done").isEqualTo(new Next.Finished());
      assertThat(bench.pagerDuty.writes()).isEmpty();

      bench.change.forgetExpired();

      assertThat(bench.clicks()).as("what only waits for its turn stays").isEqualTo(1);
    }
  }

  @Test
  void log_in_at_the_very_moment_is_not_missed() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      var credential = bench.own.get(ANN);
      bench.logOut(ANN);
      bench.own.put(ANN, Objects.requireNonNull(credential));
      bench.press(ANN, ACK);

      assertThat(bench.run(1)).isInstanceOf(Next.Again.class);
      bench.logIn(ANN, bench.ann);
      bench.run(1);

      assertThat(bench.answers.shown).containsExactly("UANN changed acknowledged by Ann");
    }
  }

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

  @ParameterizedTest
  @EnumSource
  void connection_for_pagerduty_users_only_asks_for_an_own_log_in(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      restrict(bench, "any");
      bench.own.remove(ANN);
      bench.pressed(1, ANN, ACK);
      restrict(bench, "pd-users");
      bench.pressed(2, ANN, RESOLVE);

      assertThat(bench.answers.shown)
          .containsExactly("UANN changed acknowledged by Ann", "UANN login needed NotLoggedIn");
      assertThat(bench.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
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
      while (next instanceof Next.Again again) {
        assertThat(again.delay()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(60));
        bench.clock.advance(again.delay());
        waited = waited.plus(again.delay());
        next = bench.run(1);
      }

      assertThat(waited).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
      var told = bench.answers.shown;
      assertThat(told).last().isEqualTo("UANN refused " + why);
      assertThat(told).as("of a wait once, at once").hasSize(2);
    }
  }

  @Test
  void rate_limit_is_told_at_once_with_its_end_and_the_click_is_carried_out_then() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().next(PUT, Fault.answer(429, "{}"));
      bench.press(ANN, ACK);
      var until = bench.clock.instant().plusSeconds(5);

      assertThat(bench.run(1)).isEqualTo(new Next.Again(Duration.ofSeconds(5)));
      assertThat(bench.answers.shown).containsExactly("UANN delayed RateLimited until " + until);
      bench.clock.advance(Duration.ofSeconds(5));
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).last().isEqualTo("UANN changed acknowledged by Ann");
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

  private static void restrict(IncidentBench bench, String to) {
    bench
        .database
        .transactions()
        .run(
            handle -> {
              handle.execute("delete from connection");
              handle.execute(
                  """
                  insert into connection (team_id, channel_id, account, service_id, channel_name,
                    service_name, notify, urgency, restrict_to, delivery, extension_id,
                    token_fingerprint, connected_by, changed_at)
                  values ('T1', 'C1', 'us.acme', 'PCHECK1', 'ops', 'Checkout API',
                    'trigger', 'high', ?, 'extension', 'PEXT', 'f', 'U1',
                    timestamp with time zone '2026-01-01 00:00:00+00')
                  """,
                  to);
            });
  }
}
