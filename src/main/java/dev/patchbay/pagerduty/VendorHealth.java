package dev.patchbay.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one of PagerDuty's hosts has been failing in the last minute. Thread-safe. */
final class VendorHealth {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Trouble(Instant at, String detail) {}

  private final Clock clock;
  private volatile @Nullable Trouble last;

  VendorHealth(Clock clock) {
    this.clock = clock;
  }

  void answered() {
    last = null;
  }

  void failed(String detail) {
    last = new Trouble(clock.instant(), detail);
  }

  /** The last failure, unless it is old or something has worked since. */
  Optional<String> trouble() {
    Trouble seen = last;
    return seen == null || seen.at().plus(FRESH).isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(seen.detail());
  }
}
