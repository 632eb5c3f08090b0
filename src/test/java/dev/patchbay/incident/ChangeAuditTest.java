package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static dev.patchbay.incident.IncidentBench.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.Audited;
import dev.patchbay.support.DatabaseKind;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded of what people do to incidents. */
@ParameterizedClass
@EnumSource
final class ChangeAuditTest {
  private static final String UUID = "[0-9a-f-]{36}";

  private final IncidentBench bench;

  ChangeAuditTest(DatabaseKind kind) {
    bench = new IncidentBench(kind);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_change_says_who_as_whom_where_what_and_by_which_request() {
    bench.press(ANN, ACK);
    bench.run(1);
    var row = Audited.in(bench.database).get(0);
    assertThat(Audited.words(bench.database))
        .containsExactly(
            "UANN as %s: acknowledge done [status=triggered→acknowledged]"
                .formatted(bench.ann.id()));
    assertThat(row.origin()).isEqualTo("slack");
    assertThat(row.workspace()).contains("T1");
    assertThat(row.channel()).contains("C1");
    assertThat(row.service()).contains("PCHECK1");
    assertThat(row.incident()).contains(bench.incident);
    assertThat(row.vendorRequest().orElseThrow()).matches(UUID);
  }

  @Test
  void who_comes_second_changed_nothing_and_is_recorded_so() {
    bench.press(ANN, ACK);
    bench.run(1);
    bench.press(BOB, ACK);
    bench.run(2);
    assertThat(Audited.words(bench.database).get(1))
        .isEqualTo("UBOB as %s: acknowledge already []".formatted(bench.bob.id()));
  }

  @Test
  void the_app_token_that_acts_for_an_address_is_recorded_as_such() {
    var own = Objects.requireNonNull(bench.rights.get(ANN));
    bench.rights.put(ANN, own.actingFor("ann@acme.example"));
    bench.press(ANN, ACK);
    bench.run(1);
    assertThat(Audited.in(bench.database).get(0).actingAs()).isEqualTo("app for ann@acme.example");
  }

  @Test
  void a_note_is_part_of_the_change() {
    bench.press(ANN, new IncidentChange.Resolve(Optional.of("restarted")));
    bench.run(1);
    assertThat(Audited.words(bench.database))
        .containsExactly(
            "UANN as %s: resolve done [note=null→restarted, status=triggered→resolved]"
                .formatted(bench.ann.id()));
  }

  @Test
  void a_refused_change_is_recorded_with_its_reason_and_request() {
    bench.logIn(ANN, bench.pagerDuty.person("Ola", Role.OBSERVER));
    bench.press(ANN, ACK);
    bench.run(1);
    var row = Audited.in(bench.database).get(0);
    assertThat(row.result()).isEqualTo("refused");
    assertThat(row.reason().orElseThrow()).contains("AccessDenied");
    assertThat(row.incident()).contains(bench.incident);
    assertThat(row.vendorRequest().orElseThrow()).matches(UUID);
    assertThat(row.changes()).isEmpty();
  }

  @Test
  void what_waits_for_a_login_is_recorded_once_it_is_carried_out() {
    bench.rights.remove(ANN);
    bench.own.remove(ANN);
    bench.press(ANN, ACK);
    bench.run(1);
    assertThat(Audited.in(bench.database)).isEmpty();
    bench.logIn(ANN, bench.ann);
    bench.change.resume(ANN);
    bench.run(1);
    assertThat(Audited.words(bench.database))
        .hasSize(1)
        .allMatch(words -> words.contains("acknowledge done"));
  }

  @Test
  void a_change_that_is_given_up_is_recorded_as_refused() {
    bench.press(ANN, ACK);
    bench.database.transactions().together(() -> bench.change.job().givenUp().of("1"));
    assertThat(Audited.words(bench.database)).containsExactly("UANN as : acknowledge refused []");
  }
}
