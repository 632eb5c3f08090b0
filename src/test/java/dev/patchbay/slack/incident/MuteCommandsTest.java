package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long people say to mute. */
final class MuteCommandsTest {
  @ParameterizedTest
  @CsvSource({
    "30m, 30",
    "2h, 120",
    "2 hours, 120",
    "1 Day, 1440",
    "7d, 10080",
    "90 min, 90",
    "1h30m, 90",
    "1 hour 30 min, 90"
  })
  void lengths_are_read_as_people_write_them(String words, long minutes) {
    assertThat(MuteCommands.length(words)).contains(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0h", "8d", "forever", "-1h", "2h30", "6d25h"})
  void what_is_no_length_is_asked_for(String words) {
    assertThat(MuteCommands.length(words)).isEmpty();
  }

  @Test
  void invisible_space_around_does_not_matter() {
    assertThat(MuteCommands.length("  2h ")).isPresent();
  }
}
