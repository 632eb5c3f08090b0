package dev.patchbay.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty's budget of 960 requests a minute for each user or app (reference/pagerduty.md §4),
 * counted here and corrected by what the answers' headers say. A spent budget is refused without a
 * request. What is remembered is bounded; a budget forgotten starts afresh, and PagerDuty's 429
 * teaches it again. Nothing here waits. Thread-safe.
 */
final class RateLimit {
  static final int PER_MINUTE = 960;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final long LONGEST_SECONDS = 120;
  private static final int MOST_BUDGETS = 1000;

  /** What is left until {@code ends}. */
  private record Window(Instant ends, int left) {}

  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_BUDGETS;
        }
      };

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  /** Takes one request out of the budget, or answers how long until there is one. */
  synchronized Optional<Duration> take(String budget) {
    Instant now = clock.instant();
    Window window = open(budget, now);
    if (window == null) {
      window = new Window(now.plus(WINDOW), PER_MINUTE);
    }
    if (window.left() <= 0) {
      return Optional.of(Duration.between(now, window.ends()));
    }
    windows.put(budget, new Window(window.ends(), window.left() - 1));
    return Optional.empty();
  }

  /** Until the headers' reset, within reason; 5 seconds where they do not say. */
  static Duration delay(Headers headers) {
    return number(headers, "ratelimit-reset")
        .map(seconds -> Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_SECONDS))))
        .orElse(UNSAID);
  }

  /** Learns from an answer; returns after what delay a 429 is worth another try. */
  synchronized Duration learn(String budget, int status, Headers headers) {
    Instant now = clock.instant();
    Duration delay = delay(headers);
    if (status == 429) {
      windows.put(budget, new Window(now.plus(delay), 0));
      return delay;
    }
    Optional<Long> left = number(headers, "ratelimit-remaining");
    if (left.isPresent() && headers.get("ratelimit-reset") != null) {
      int said = (int) Math.max(0, Math.min(left.get(), Integer.MAX_VALUE));
      windows.put(budget, corrected(open(budget, now), new Window(now.plus(delay), said)));
    }
    return delay;
  }

  /**
   * Answers may overtake each other: within one window the lower count is the later one. A window
   * that ends clearly later is a new one, and its count holds.
   */
  private static Window corrected(@Nullable Window known, Window said) {
    if (known == null || said.ends().isAfter(known.ends().plus(SLACK))) {
      return said;
    }
    Instant ends = said.ends().isBefore(known.ends()) ? said.ends() : known.ends();
    return new Window(ends, Math.min(known.left(), said.left()));
  }

  private @Nullable Window open(String budget, Instant now) {
    Window window = windows.get(budget);
    return window != null && window.ends().isAfter(now) ? window : null;
  }

  private static Optional<Long> number(Headers headers, String name) {
    String value = headers.get(name);
    try {
      return value == null ? Optional.empty() : Optional.of(Long.parseLong(value.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
