package dev.patchbay.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Changes know their key, the status they lead to, and when they are no longer needed. */
class IncidentChangeTest {
  private static final Optional<String> NOTE = Optional.of("restarted it");

  @Test
  void key_and_parameters_give_the_change_back() {
    for (var change :
        List.of(
            new IncidentChange.Acknowledge(),
            new IncidentChange.Unacknowledge(),
            new IncidentChange.Resolve(),
            new IncidentChange.Resolve(NOTE),
            new IncidentChange.Reopen(),
            new IncidentChange.AddNote("two\nlines"),
            new IncidentChange.Snooze(Duration.ofHours(4)),
            new IncidentChange.Escalate("PPOL1"),
            new IncidentChange.EscalateLevel(OptionalInt.of(3)),
            new IncidentChange.EscalateLevel(OptionalInt.empty()),
            new IncidentChange.RunWorkflow("PWORK1"),
            new IncidentChange.Reassign(List.of("PANN1", "PBOB1")),
            new IncidentChange.AddResponders(
                List.of(
                    new IncidentChange.Target(false, "PANN1"),
                    new IncidentChange.Target(true, "PPOL1")),
                "please help"),
            new IncidentChange.SetPriority(Optional.of("PP1")),
            new IncidentChange.SetPriority(Optional.empty()),
            new IncidentChange.PostStatus("still broken"))) {
      assertThat(IncidentChange.of(change.key(), change.note(), change.targets()))
          .isEqualTo(change);
    }
    assertThatThrownBy(() -> IncidentChange.of("explode", Optional.empty(), Optional.empty()))
        .hasMessageContaining("explode");
  }

  @Test
  void what_an_incident_is_past_depends_on_its_status() {
    assertThat(past(new IncidentChange.Acknowledge())).containsExactly(false, true, true);
    assertThat(past(new IncidentChange.Resolve(NOTE))).containsExactly(false, false, true);
    assertThat(past(new IncidentChange.Unacknowledge())).containsExactly(true, false, true);
    assertThat(past(new IncidentChange.Reopen())).containsExactly(true, true, false);
    assertThat(past(new IncidentChange.Escalate("P"))).containsExactly(false, false, true);
    assertThat(past(new IncidentChange.AddNote("n"))).containsExactly(false, false, false);
  }

  @Test
  void a_snooze_is_of_a_length_that_pagerduty_takes() {
    assertThatThrownBy(() -> new IncidentChange.Snooze(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IncidentChange.Snooze(Duration.ofDays(8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Boolean> past(IncidentChange change) {
    return List.of("triggered", "acknowledged", "resolved").stream().map(change::isPast).toList();
  }
}
