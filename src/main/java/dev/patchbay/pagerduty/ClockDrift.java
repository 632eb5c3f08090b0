package dev.patchbay.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this machine's clock is from PagerDuty's, as the dates of its answers say. Warns once an
 * hour: Slack's requests count as forged beyond five minutes. Thread-safe.
 */
final class ClockDrift {
  private static final Logger log = LoggerFactory.getLogger(ClockDrift.class);
  private static final Duration ODD = Duration.ofMinutes(1);
  private static final Duration QUIET = Duration.ofHours(1);

  private final Clock clock;
  private volatile @Nullable String trouble;
  private Instant quietUntil = Instant.MIN;

  ClockDrift(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param theirs the date of an answer that has just come
   */
  void heard(Instant theirs) {
    var now = clock.instant();
    var ahead = Duration.between(theirs, now);
    if (ahead.abs().compareTo(ODD) <= 0) {
      trouble = null;
      return;
    }
    var words =
        "This machine's clock is "
            + ahead.abs().toSeconds()
            + " s "
            + (ahead.isNegative() ? "behind" : "ahead of")
            + " PagerDuty's. Set it by NTP: Slack's requests are refused beyond 300 s.";
    trouble = words;
    warn(words, now);
  }

  private synchronized void warn(String words, Instant now) {
    if (!now.isBefore(quietUntil)) {
      quietUntil = now.plus(QUIET);
      log.warn(words);
    }
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
