package dev.patchbay.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RetryPauseTest {
  @Test
  void nodes_that_lose_slack_together_do_not_come_back_together() {
    var pauses = Stream.generate(() -> new SlackSocket.RetryPause().next()).limit(100).toList();
    assertThat(pauses)
        .allMatch(pause -> pause.toMillis() >= 500 && pause.toMillis() <= 1000)
        .anyMatch(pause -> pause.toMillis() < 650)
        .anyMatch(pause -> pause.toMillis() > 850);
  }

  @Test
  void tries_become_rarer_to_one_in_a_minute() {
    var pause = new SlackSocket.RetryPause();
    var pauses = Stream.generate(pause::next).limit(8).toList();
    assertThat(pauses.get(7)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    pause.reset();
    assertThat(pause.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
