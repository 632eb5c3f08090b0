package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.IncidentChange.AddNote;
import dev.patchbay.incident.IncidentChange.Resolve;
import dev.patchbay.incident.IncidentChange.Snooze;
import dev.patchbay.slack.incident.AskedChange.Incomplete;
import dev.patchbay.slack.incident.AskedChange.Understood;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words mean the same in a command and in a thread, where the incident is known. */
final class ChangeGrammarTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "this", "it please!", "the incident :pray:", "\u00a0now"})
  void what_adds_nothing_is_passed_over(String rest) {
    assertThat(understood(ChangeWord.ACK, rest, true).incident()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "#123", "*#123* please", "123, on it"})
  void an_incident_that_is_named_is_the_one(String rest) {
    assertThat(understood(ChangeWord.ACK, rest, true).incident()).contains("123");
    assertThat(understood(ChangeWord.ACK, rest, false).incident()).contains("123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"incident 123", "# 123", "Incident #123 is down"})
  void the_word_incident_before_a_number_is_passed_over_where_no_text_can_begin(String rest) {
    assertThat(understood(ChangeWord.RESOLVE, rest, false).incident()).contains("123");
    assertThat(understood(ChangeWord.RESOLVE, rest, true).incident()).isEmpty();
  }

  @Test
  void a_word_too_much_is_asked_about() {
    assertThat(ChangeGrammar.read(ChangeWord.ACK, "is broken", true))
        .isEqualTo(new Incomplete(ChangeWord.ACK));
    assertThat(ChangeGrammar.read(ChangeWord.NOTE, " ", true))
        .isEqualTo(new Incomplete(ChangeWord.NOTE));
    assertThat(ChangeGrammar.read(ChangeWord.SNOOZE, "forever", true))
        .isEqualTo(new Incomplete(ChangeWord.SNOOZE));
  }

  @Test
  void a_bare_number_begins_a_note_only_in_a_thread() {
    var inThread = understood(ChangeWord.NOTE, "5 hosts are down", true);
    assertThat(inThread.incident()).isEmpty();
    assertThat(inThread.change()).isEqualTo(new AddNote("5 hosts are down"));
    var typed = understood(ChangeWord.NOTE, "5 hosts are down", false);
    assertThat(typed.incident()).contains("5");
    assertThat(typed.change()).isEqualTo(new AddNote("hosts are down"));
    assertThat(understood(ChangeWord.NOTE, "#5 is down", true).incident()).contains("5");
    assertThat(understood(ChangeWord.RESOLVE, "3 hosts rebooted", true).change())
        .isEqualTo(new Resolve(Optional.of("3 hosts rebooted")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h", "1 hour", "for 1h please", "60 min", "*1h*"})
  void a_time_is_no_incident(String rest) {
    var snooze = understood(ChangeWord.SNOOZE, rest, true);
    assertThat(snooze.incident()).isEmpty();
    assertThat(snooze.change()).isEqualTo(new Snooze(Duration.ofHours(1)));
  }

  @Test
  void a_time_behind_an_incident_is_that_incidents() {
    var snooze = understood(ChangeWord.SNOOZE, "123 for 4h", true);
    assertThat(snooze.incident()).contains("123");
    assertThat(snooze.change()).isEqualTo(new Snooze(Duration.ofHours(4)));
  }

  private static Understood understood(ChangeWord word, String rest, boolean threaded) {
    return (Understood) ChangeGrammar.read(word, rest, threaded);
  }
}
