package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final Bench.SetClock clock = new Bench.SetClock();
  private final RateLimit limit = new RateLimit(clock);

  private static Headers left(int remaining, int reset) {
    return Headers.of("ratelimit-remaining", "" + remaining, "ratelimit-reset", "" + reset);
  }

  @Test
  void take_beyond_960_in_a_minute_is_refused_until_the_minute_is_over() {
    for (int i = 0; i < RateLimit.PER_MINUTE; i++) {
      assertThat(limit.take("a")).isEmpty();
    }
    clock.pass(Duration.ofSeconds(20));
    assertThat(limit.take("a")).contains(Duration.ofSeconds(40));
    assertThat(limit.take("b")).isEmpty();
    clock.pass(Duration.ofSeconds(40));
    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void learn_that_nothing_remains_refuses_until_the_reset() {
    limit.learn("a", 200, left(0, 12));
    assertThat(limit.take("a")).contains(Duration.ofSeconds(12));
    clock.pass(Duration.ofSeconds(12));
    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void learn_from_an_answer_that_was_overtaken_does_not_raise_the_count() {
    limit.learn("a", 200, left(0, 12));
    limit.learn("a", 200, left(3, 12));
    assertThat(limit.take("a")).isPresent();
  }

  @Test
  void learn_of_a_newer_window_raises_the_count() {
    limit.learn("a", 200, left(0, 12));
    limit.learn("a", 200, left(900, 60));
    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void a_server_that_always_says_60_seconds_does_not_starve_a_slow_caller() {
    for (int i = 0; i < 3 * RateLimit.PER_MINUTE; i++) {
      assertThat(limit.take("a")).isEmpty();
      limit.learn("a", 200, left(959, 60));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void learn_of_429_without_headers_waits_5_seconds_and_never_beyond_reason() {
    assertThat(limit.learn("a", 429, Headers.of())).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.take("a")).contains(Duration.ofSeconds(5));
    assertThat(limit.learn("b", 429, Headers.of("ratelimit-reset", "1790000000")))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(limit.learn("c", 429, Headers.of("ratelimit-reset", "-4")))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.learn("d", 429, Headers.of("ratelimit-reset", "soon")))
        .isEqualTo(Duration.ofSeconds(5));
  }
}
