package dev.patchbay.incident.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProveConnectionTest {
  private static final String CREATE = "POST /incidents";
  private static final String UPDATE = "PUT /incidents/{id}";

  @ParameterizedTest
  @EnumSource
  void nobody_presses_and_the_incident_is_resolved_all_the_same(DatabaseKind kind) {
    try (var proving = new ProvingBench(kind, Role.USER)) {
      long id = proving.start();
      assertThat(proving.drive(id)).isInstanceOf(Next.Again.class);
      assertThat(proving.told).containsExactly("press 1001");
      proving.bench.clock.advance(ProofStep.PRESS.limit().minusSeconds(1));
      proving.drive(id);
      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.TRIGGERED);

      proving.bench.clock.advance(Duration.ofSeconds(1));
      assertThat(proving.drive(id)).isInstanceOf(Next.Finished.class);

      assertThat(proving.told).containsExactly("press 1001", "searched", "PRESS LATE resolved");
      assertThat(proving.incidents()).hasSize(1);
      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.RESOLVED);
      assertThat(proving.incidents().get(0).assignees()).isEmpty();
      assertThat(proving.proof()).isEmpty();
      // A person may just have gone to lunch.
      assertThat(proving.bench.connection().health().working()).isTrue();
      assertThat(proving.bench.connection().seen().proven()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pressed_message_leads_on_to_the_end(DatabaseKind kind) {
    try (var proving = new ProvingBench(kind, Role.USER)) {
      long id = proving.start();
      proving.drive(id);
      var made = proving.proof().orElseThrow().incident().orElseThrow();
      proving.bench.press(made, new IncidentChange.Acknowledge(), "acknowledged");

      proving.drive(id);
      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.RESOLVED);
      assertThat(proving.proof().orElseThrow().step()).isEqualTo(ProofStep.RESOLVE);
      proving.bench.writeAll(made, "resolved");
      proving.drive(id);
      proving.bench.writeAll(made, "");
      assertThat(proving.drive(id)).isInstanceOf(Next.Finished.class);

      assertThat(proving.told).containsExactly("press 1001", "searched", "proven");
      assertThat(proving.bench.connection().seen().proven())
          .contains(proving.bench.clock.instant());
    }
  }

  @ParameterizedTest
  @EnumSource
  void event_that_never_comes_makes_the_connection_unproven(DatabaseKind kind) {
    try (var proving = new ProvingBench(kind, Role.USER)) {
      proving.bench.save(Options.defaults(), new Delivery.Webhook());
      long id = proving.start();
      proving.drive(id);
      assertThat(proving.incidents()).isEmpty();
      proving.pingArrives();
      proving.drive(id);
      proving.bench.clock.advance(ProofStep.EVENT.limit());
      assertThat(proving.drive(id)).isInstanceOf(Next.Finished.class);

      assertThat(proving.told).containsExactly("ping", "searched", "EVENT LATE resolved");
      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.RESOLVED);
      var health = proving.bench.connection().health();
      assertThat(health.state()).isEqualTo(ConnectionState.UNPROVEN);
      assertThat(health.reason()).contains("event of the test incident didn't reach Patchbay");
    }
  }

  @Test
  void ping_that_never_comes_ends_it_before_any_incident() {
    try (var proving = new ProvingBench(DatabaseKind.H2, Role.USER)) {
      proving.bench.save(Options.defaults(), new Delivery.Webhook());
      long id = proving.start();
      proving.drive(id);
      proving.bench.clock.advance(ProofStep.PING.limit());
      proving.drive(id);

      assertThat(proving.told).containsExactly("ping", "PING LATE resolved");
      assertThat(proving.incidents()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"disabled,SERVICE_DISABLED", "maintenance,SERVICE_IN_MAINTENANCE"})
  void service_that_takes_no_incident_is_named_as_the_reason(String status, String cause) {
    try (var proving = new ProvingBench(DatabaseKind.H2, Role.USER)) {
      var service = proving.bench.key.service().value();
      proving.pagerDuty.simulator().account().close(service, status);
      assertThat(proving.drive(proving.start())).isInstanceOf(Next.Finished.class);

      assertThat(proving.told).containsExactly("INCIDENT " + cause + " resolved");
      assertThat(proving.pagerDuty.writes()).isEmpty();
    }
  }

  @Test
  void role_that_may_make_no_incident_is_refused_in_words() {
    try (var proving = new ProvingBench(DatabaseKind.H2, Role.OBSERVER)) {
      assertThat(proving.drive(proving.start())).isInstanceOf(Next.Finished.class);

      assertThat(proving.told).containsExactly("INCIDENT REFUSED resolved");
      assertThat(proving.incidents()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answer_that_is_lost_makes_no_second_incident(DatabaseKind kind) {
    try (var proving = new ProvingBench(kind, Role.USER)) {
      proving.pagerDuty.simulator().faults().next(CREATE, Fault.lostAnswer());
      long id = proving.start();
      proving.drive(id);
      proving.drive(id);

      assertThat(proving.incidents()).hasSize(1);
      assertThat(proving.proof().orElseThrow().incident().orElseThrow().value())
          .isEqualTo(proving.incidents().get(0).id());
    }
  }

  @Test
  void incident_is_resolved_by_the_app_where_the_persons_login_ended() {
    try (var proving = new ProvingBench(DatabaseKind.H2, Role.USER)) {
      long id = proving.start();
      proving.drive(id);
      proving.login = Outcome.refused(new Refusal.LoginEnded());
      proving.app = proving.pagerDuty.app("incidents.read", "incidents.write");
      proving.bench.clock.advance(ProofStep.PRESS.limit());

      assertThat(proving.drive(id)).isInstanceOf(Next.Finished.class);
      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.RESOLVED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagerduty_away_at_the_end_is_told_and_tried_until_it_is_back(DatabaseKind kind) {
    try (var proving = new ProvingBench(kind, Role.USER)) {
      long id = proving.start();
      proving.drive(id);
      proving.pagerDuty.simulator().faults().always(UPDATE, Fault.http(500));
      proving.bench.clock.advance(ProofStep.PRESS.limit());
      proving.drive(id);
      proving.bench.clock.advance(ProofStep.RESOLVE.limit());
      proving.drive(id);
      assertThat(proving.told).containsExactly("press 1001", "PRESS LATE unresolved");

      proving.bench.clock.advance(Duration.ofHours(2));
      proving.drive(id);
      proving.pagerDuty.simulator().faults().clear();
      assertThat(proving.drive(id)).isInstanceOf(Next.Finished.class);

      assertThat(proving.incidents().get(0).status()).isEqualTo(IncidentStatus.RESOLVED);
      assertThat(proving.told).hasSize(2);
    }
  }

  @Test
  void one_proof_of_a_connection_at_a_time() {
    try (var proving = new ProvingBench(DatabaseKind.H2, Role.USER)) {
      proving.start();
      assertThat(proving.fresh().start(ProofBench.ADA, proving.bench.connection())).isFalse();
    }
  }
}
