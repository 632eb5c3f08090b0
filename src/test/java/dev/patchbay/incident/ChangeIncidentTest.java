package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static dev.patchbay.incident.IncidentBench.BOB;
import static dev.patchbay.incident.IncidentBench.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeIncidentTest {
  private static final String PUT = "PUT /incidents/{id}";

  @ParameterizedTest
  @EnumSource
  void click_is_carried_out_with_the_persons_own_rights(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.pressed(1, ANN, ACK);
      bench.pressed(2, BOB, RESOLVE);

      assertThat(bench.answers.shown)
          .containsExactly("UANN changed acknowledged by Ann", "UBOB changed resolved by Bob");
      assertThat(bench.status()).isEqualTo(IncidentStatus.RESOLVED);
      assertThat(bench.pagerDuty.writes()).containsExactly(PUT, PUT);
      assertThat(bench.pagerDuty.simulator().violations()).isEmpty();
      assertThat(bench.clicks()).isZero();
      assertThat(bench.counted("acknowledge", "changed")).isEqualTo(1);
      var request = bench.answers.requests.get(0);
      assertThat(request.responseUrl().orElseThrow().reveal()).endsWith("/secret");
      assertThat(request.message()).isEqualTo("{\"text\":\"Database down\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void response_url_is_encrypted_at_rest(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.press(ANN, ACK);

      var stored =
          bench
              .database
              .transactions()
              .call(
                  handle ->
                      handle
                          .createQuery("select response_url from incident_change")
                          .mapTo(String.class)
                          .one());
      assertThat(stored).isNotBlank().doesNotContain("hooks.slack.com");
    }
  }

  @Test
  void stale_click_never_reopens_and_names_who_was_first() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().acknowledge(bench.incident, bench.bob.id());
      bench.pressed(1, ANN, ACK);
      bench.pagerDuty.simulator().resolve(bench.incident, bench.bob.id());
      bench.clock.advance(Duration.ofMinutes(1));
      bench.pressed(2, ANN, ACK);
      bench.pressed(3, ANN, RESOLVE);

      assertThat(bench.answers.shown)
          .containsExactly(
              "UANN already acknowledged [Bob]",
              "UANN already resolved [Bob]",
              "UANN already resolved [Bob]");
      assertThat(bench.status()).isEqualTo(IncidentStatus.RESOLVED);
      assertThat(bench.pagerDuty.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_two_people_at_once_one_changes_and_the_other_is_told(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.jobs.start(List.of(bench.change.job()), List.of());
      // Both are asked for in one transaction, so that both are due at the same moment.
      bench
          .database
          .transactions()
          .together(
              () -> {
                bench.press(ANN, ACK);
                bench.press(BOB, ACK);
              });

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                bench.clock.advance(Duration.ofMillis(100));
                assertThat(bench.answers.shown).hasSize(2);
              });
      assertThat(bench.answers.shown).anyMatch(line -> line.contains("changed acknowledged"));
      assertThat(bench.answers.shown).anyMatch(line -> line.contains("already acknowledged"));
      assertThat(bench.pagerDuty.writes()).containsExactly(PUT);
    }
  }

  @Test
  void somebody_elses_claim_is_waited_for() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      var key = "incident:" + bench.incident;
      var held = bench.leases.tryAcquire(key, "test", Duration.ofSeconds(15)).orElseThrow();
      bench.press(ANN, ACK);

      assertThat(bench.run(1)).isEqualTo(new Next.NotBefore(bench.clock.instant().plusMillis(200)));
      assertThat(bench.pagerDuty.simulator().requests()).isEmpty();
      held.close();
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());
      assertThat(bench.leases.tryAcquire(key, "test", Duration.ofSeconds(15))).isPresent();
    }
  }

  @Test
  void pagerdutys_own_already_is_as_good_as_ours() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      for (var code : List.of(1001, 1002)) {
        var body = "{\"error\":{\"message\":\"Incident Already\",\"code\":" + code + "}}";
        bench.pagerDuty.simulator().faults().next(PUT, Fault.answer(400, body));
        bench.clock.advance(Duration.ofMinutes(1));
        bench.pressed(code - 1000, ANN, ACK);
      }

      assertThat(bench.answers.shown)
          .containsExactly("UANN already triggered []", "UANN already triggered []");
    }
  }

  @Test
  void incident_is_the_first_candidate_that_exists_and_may_be_a_number() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().switches().set(Switch.SameStatus.REFUSED);
      var number = bench.pagerDuty.simulator().incident(bench.incident).orElseThrow().number();
      bench.pressed(1, ANN, ACK, "PNOSUCH1", bench.incident);
      bench.pressed(2, ANN, RESOLVE, "QNOSUCH2", Long.toString(number));
      bench.pressed(3, ANN, RESOLVE, "PNOSUCH1", "QNOSUCH2");

      assertThat(bench.answers.shown)
          .containsExactly(
              "UANN changed acknowledged by Ann",
              "UANN changed resolved by Ann",
              "UANN refused NotFound");
      assertThat(bench.leases.tryAcquire("incident:" + number, "test", Duration.ofSeconds(1)))
          .isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void older_state_is_never_written_over_a_newer_one(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.answers.during =
          () -> {
            bench.press(BOB, RESOLVE);
            assertThat(bench.run(2)).as("Ann's is being shown").isInstanceOf(Next.NotBefore.class);
          };
      bench.pressed(1, ANN, ACK);
      bench.run(2);

      assertThat(bench.answers.shown)
          .containsExactly("UANN changed acknowledged by Ann", "UBOB changed resolved by Bob");
    }
  }

  @ParameterizedTest
  @EnumSource
  void note_of_a_resolve_is_stored_with_it(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      var change = new IncidentChange.Resolve(Optional.of("restarted it"));
      bench.pressed(1, ANN, change);

      assertThat(bench.answers.requests).extracting(ChangeRequest::change).containsExactly(change);
    }
  }

  @Test
  void pressing_twice_in_a_row_is_one_click() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.press(ANN, ACK);
      bench.press(ANN, ACK);
      bench.press(BOB, ACK);
      bench.press(ANN, RESOLVE);
      assertThat(bench.clicks()).isEqualTo(3);

      bench.clock.advance(Duration.ofSeconds(10));
      bench.press(ANN, ACK);
      assertThat(bench.clicks()).isEqualTo(4);
    }
  }

  @Test
  void death_after_the_change_is_answered_as_ours_by_the_next_run() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.answers.dieOnce = true;
      bench.press(ANN, ACK);
      assertThatThrownBy(() -> bench.run(1)).hasMessage("died");
      bench.run(1);

      bench.pagerDuty.simulator().faults().next(PUT, Fault.lostAnswer());
      bench.press(BOB, RESOLVE);
      assertThat(bench.run(2)).isInstanceOf(Next.NotBefore.class);
      bench.run(2);

      assertThat(bench.answers.shown)
          .containsExactly(
              "UANN changed acknowledged by Ann",
              "UBOB delayed Unavailable until " + bench.clock.instant().plusSeconds(1),
              "UBOB changed resolved by Bob");
      assertThat(bench.pagerDuty.writes()).containsExactly(PUT, PUT);
    }
  }

  @Test
  void somebody_else_in_between_is_not_taken_for_us() {
    try (var bench = new IncidentBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().next(PUT, Fault.http(500));
      bench.press(ANN, ACK);
      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      bench.pagerDuty.simulator().acknowledge(bench.incident, bench.bob.id());
      bench.run(1);

      assertThat(bench.answers.shown)
          .containsExactly(
              "UANN delayed Unavailable until " + bench.clock.instant().plusSeconds(1),
              "UANN already acknowledged [Bob]");
    }
  }
}
