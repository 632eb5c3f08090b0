package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static dev.patchbay.incident.IncidentBench.BOB;
import static dev.patchbay.incident.IncidentBench.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clicks that wait until their person has logged in. */
class ChangeLoginTest {
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

      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      bench.logIn(ANN, bench.ann);
      bench.run(1);

      assertThat(bench.answers.shown).containsExactly("UANN changed acknowledged by Ann");
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
