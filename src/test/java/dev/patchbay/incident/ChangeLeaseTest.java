package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Ids;
import dev.patchbay.support.TemporaryKeyset;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who stalled until another took the incident changes it no more. */
final class ChangeLeaseTest {
  @ParameterizedTest
  @EnumSource
  void a_lease_that_another_took_does_not_let_a_click_act(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.press(ANN, ACK);
      var store =
          new ChangeStore(
              bench.database.transactions(), TemporaryKeyset.make().encryptor(), Ids.ACCOUNT);
      var key = "incident:" + bench.incident;
      var length = Duration.ofMinutes(1);
      try (var stalled = bench.leases.tryAcquire(key, "click 1", length).orElseThrow()) {
        bench.clock.advance(length.plusSeconds(1));
        try (var taken = bench.leases.tryAcquire(key, "click 2", length).orElseThrow()) {
          assertThatThrownBy(() -> store.acts(1, stalled))
              .hasMessageContaining("expired and another has held it");
          assertThat(state(bench)).isEqualTo("QUEUED");
          store.acts(1, taken);
          assertThat(state(bench)).isEqualTo("ACTING");
        }
      }
    }
  }

  private static String state(IncidentBench bench) {
    return bench
        .database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select state from incident_change where id = 1")
                    .mapTo(String.class)
                    .one());
  }
}
