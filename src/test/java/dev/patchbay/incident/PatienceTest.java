package dev.patchbay.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.RateLimited;
import dev.patchbay.core.Refusal.Unavailable;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PatienceTest {
  static Stream<Arguments> waits() {
    return Stream.of(
        Arguments.of(limited(1), 1),
        Arguments.of(limited(2), 2),
        Arguments.of(limited(3), 0),
        Arguments.of(limited(55), 0),
        Arguments.of(new Unavailable(Vendor.PAGERDUTY, "HTTP 500"), 0));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void a_wait_is_told_once_and_within_two_seconds(Refusal why, int after) {
    var told = new ArrayList<Duration>();
    var waited = Duration.ZERO;
    while (Patience.lasts(why, true, waited)) {
      var pause = Patience.pause(why, waited);
      if (Patience.tells(why, waited, pause)) {
        told.add(waited);
      }
      waited = waited.plus(pause);
    }
    assertThat(told).containsExactly(Duration.ofSeconds(after));
  }

  @Test
  void a_wait_that_is_over_at_once_is_not_told() {
    assertThat(Patience.tells(limited(1), Duration.ZERO, Duration.ofSeconds(1))).isFalse();
  }

  @Test
  void what_may_be_done_already_is_not_repeated() {
    var away = new Unavailable(Vendor.PAGERDUTY, "HTTP 500");
    assertThat(List.of(true, false))
        .map(repeatable -> Patience.lasts(away, repeatable, Duration.ZERO))
        .containsExactly(true, false);
  }

  private static Refusal limited(int seconds) {
    return new RateLimited(Vendor.PAGERDUTY, Duration.ofSeconds(seconds));
  }
}
