package dev.patchbay.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What {@link SlowSendersTest} and {@link SlowReadersTest} try with limits of its own, as a server
 * has it.
 */
final class BodyLimitsTest {
  private final BodyLimits usual = BodyLimits.usual();

  @Test
  void a_request_has_ten_seconds_and_a_kilobyte_each_second() {
    assertThat(usual.whole()).isEqualTo(Duration.ofSeconds(10));
    assertThat(usual.bytesPerSecond()).isEqualTo(1024);
    assertThat(usual.firstLook()).isPositive().isLessThan(usual.whole());
    assertThat(usual.bodyBytes()).isEqualTo(1024 * 1024);
  }

  @Test
  void what_is_refused_is_read_for_a_few_seconds_at_most() {
    assertThat(usual.drained()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void a_reader_that_takes_nothing_loses_its_answer_after_half_a_minute() {
    assertThat(usual.idle()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void all_bodies_together_leave_most_of_the_memory() {
    assertThat(usual.heldBytes()).isBetween(1L, Runtime.getRuntime().maxMemory() / 4);
  }

  @Test
  void a_route_for_large_bodies_has_a_minute_and_the_same_minimum_rate() {
    var large = usual.upTo(8 * 1024 * 1024);
    assertThat(large.bodyBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(large.whole()).isEqualTo(Duration.ofMinutes(1));
    assertThat(large.bytesPerSecond()).isEqualTo(usual.bytesPerSecond());
    assertThat(usual.upTo(1000)).isEqualTo(usual);
  }
}
