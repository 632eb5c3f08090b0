package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class GatheringTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final Gathering gathering = new Gathering();

  @Test
  void at_rest_nothing_waits() {
    for (int second = 0; second < 10; second++) {
      assertThat(pause(40, second * 1_000)).isZero();
    }
  }

  @Test
  void the_more_come_in_a_second_the_longer_they_wait_up_to_three_seconds() {
    assertThat(pause(49, 0)).isZero();
    assertThat(pause(51, 500)).isEqualTo(Duration.ofMillis(500));
    assertThat(pause(900, 999)).isEqualTo(Duration.ofSeconds(3));
    assertThat(pause(1, 1_500)).as("the second after").isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void after_two_quiet_seconds_the_storm_is_over() {
    pause(1_000, 0);
    assertThat(pause(1, 2_000)).isZero();
  }

  private Duration pause(int events, int millis) {
    return gathering.pause(events, START.plusMillis(millis));
  }
}
