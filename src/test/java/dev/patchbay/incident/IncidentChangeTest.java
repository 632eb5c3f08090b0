package dev.patchbay.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes know their key, the status they lead to, and when they are no longer needed. */
class IncidentChangeTest {
  private static final Optional<String> NOTE = Optional.of("restarted it");

  @Test
  void key_and_parameters_give_the_change_back() {
    for (var change :
        List.of(
            new IncidentChange.Acknowledge(),
            new IncidentChange.Resolve(),
            new IncidentChange.Resolve(NOTE))) {
      var note = change instanceof IncidentChange.Resolve resolve ? resolve.note() : NOTE;
      assertThat(IncidentChange.of(change.key(), note)).isEqualTo(change);
    }
    assertThatThrownBy(() -> IncidentChange.of("snooze", Optional.empty()))
        .hasMessageContaining("snooze");
  }

  @Test
  void resolved_incident_needs_neither_and_acknowledged_one_can_still_be_resolved() {
    var acknowledge = new IncidentChange.Acknowledge();
    var resolve = new IncidentChange.Resolve(NOTE);

    assertThat(List.of("triggered", "acknowledged", "resolved").stream().map(acknowledge::isPast))
        .containsExactly(false, true, true);
    assertThat(List.of("triggered", "acknowledged", "resolved").stream().map(resolve::isPast))
        .containsExactly(false, false, true);
  }
}
