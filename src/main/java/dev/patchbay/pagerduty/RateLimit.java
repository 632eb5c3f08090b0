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
 * request. A fifth of what a window allows in the time that is left of it is kept for people who
 * wait: work that nobody waits for is refused before that, with the time to come again. So what
 * people did not need is used up by the window's end, but for a hundredth. What is remembered is
 * bounded; a budget forgotten starts afresh, and PagerDuty's 429 teaches it again. Nothing here
 * waits. Thread-safe.
 */
final class RateLimit {
  static final int PER_MINUTE = 960;

  /** One part in so many is for interactive calls alone. */
  static final int RESERVED_PART = 5;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final long LONGEST_SECONDS = 120;

  /** The part that is kept for people to the very end. */
  private static final double LEAST_RESERVED = 0.01;

  /** Refused work comes again for a part of the limit, not for one request: a row takes two. */
  private static final int TURN_PART = 40;

  private static final int MOST_BUDGETS = 1000;

  /**
   * Identifies the budgets that one request counts against.
   *
   * @param owner whose token it is, see {@link TokenSource#owner}
   * @param operation with a limit of its own beside the token's; else blank
   * @param interactive whether a person waits for it
   */
  record BudgetKey(String owner, String operation, boolean interactive) {
    static BudgetKey of(Credential credential, Call call) {
      boolean own = Operations.limited(call.operation());
      return new BudgetKey(
          credential.tokens().owner(),
          own ? call.operation() : "",
          credential.whose().interactive());
    }

    private String own() {
      return operation + " of " + owner;
    }
  }

  /** What is left of {@code limit} until {@code ends}. */
  private record Window(Instant ends, int left, int limit) {
    boolean spent(boolean interactive, Instant now) {
      return left <= (interactive ? 0 : reserved(now));
    }

    private double reserved(Instant now) {
      double rest = (double) Duration.between(now, ends).toMillis() / WINDOW.toMillis();
      return limit * Math.max(LEAST_RESERVED, Math.min(1, rest) / RESERVED_PART);
    }

    /** Until a request may be made again: work waits until a few may. */
    Duration wait(boolean interactive, Instant now) {
      var whole = Duration.between(now, ends);
      if (interactive || left - 1 <= limit * LEAST_RESERVED) {
        return whole;
      }
      double turn = Math.max(1, Math.min((double) limit / TURN_PART, left / 2.0));
      double rest = WINDOW.toMillis() * RESERVED_PART * (left - turn) / limit;
      var wait = whole.minusMillis((long) Math.max(0, rest));
      return wait.compareTo(SHORTEST) > 0 ? wait : SHORTEST;
    }

    Window less() {
      return new Window(ends, left - 1, limit);
    }
  }

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
  synchronized Optional<Duration> take(BudgetKey key) {
    Instant now = clock.instant();
    Window known = open(key.owner(), now);
    Window window = known == null ? new Window(now.plus(WINDOW), PER_MINUTE, PER_MINUTE) : known;
    // An operation's own limit is not published for all: it is unknown until an answer tells it.
    Window own = key.operation().isEmpty() ? null : open(key.own(), now);
    if (own != null && own.spent(key.interactive(), now)) {
      return Optional.of(own.wait(key.interactive(), now));
    }
    if (window.spent(key.interactive(), now)) {
      return Optional.of(window.wait(key.interactive(), now));
    }
    windows.put(key.owner(), window.less());
    if (own != null) {
      windows.put(key.own(), own.less());
    }
    return Optional.empty();
  }

  /** Until the headers' reset, within reason; 5 seconds where they do not say. */
  static Duration delay(Headers headers) {
    return number(headers, "ratelimit-reset")
        .map(seconds -> Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_SECONDS))))
        .orElse(UNSAID);
  }

  /** Learns from an answer; returns after what delay a 429 is worth another try. */
  synchronized Duration learn(BudgetKey key, int status, Headers headers) {
    Instant now = clock.instant();
    Duration delay = delay(headers);
    Optional<Integer> limit = count(headers, "ratelimit-limit");
    String described = described(key, limit);
    int of = limit.orElse(PER_MINUTE);
    if (status == 429) {
      windows.put(described, new Window(now.plus(delay), 0, of));
      return delay;
    }
    Optional<Integer> left = count(headers, "ratelimit-remaining");
    if (left.isPresent() && headers.get("ratelimit-reset") != null) {
      var said = new Window(now.plus(delay), left.get(), of);
      windows.put(described, corrected(open(described, now), said));
    }
    return delay;
  }

  /**
   * Headers describe the nearest limit (reference/pagerduty.md §4): after an operation that has one
   * of its own they do not speak of the token's, unless they name a limit as large as that.
   */
  private static String described(BudgetKey key, Optional<Integer> limit) {
    boolean ofToken = key.operation().isEmpty() || limit.orElse(0) >= PER_MINUTE;
    return ofToken ? key.owner() : key.own();
  }

  /**
   * Answers may overtake each other: within one window the lower count is the later one. A window
   * that ends clearly later is a new one, and its count holds; so does one of another limit than
   * was taken for granted.
   */
  private static Window corrected(@Nullable Window known, Window said) {
    if (known == null
        || known.limit() != said.limit()
        || said.ends().isAfter(known.ends().plus(SLACK))) {
      return said;
    }
    Instant ends = said.ends().isBefore(known.ends()) ? said.ends() : known.ends();
    return new Window(ends, Math.min(known.left(), said.left()), said.limit());
  }

  private @Nullable Window open(String budget, Instant now) {
    Window window = windows.get(budget);
    return window != null && window.ends().isAfter(now) ? window : null;
  }

  private static Optional<Integer> count(Headers headers, String name) {
    return number(headers, name).map(said -> (int) Math.max(0, Math.min(said, Integer.MAX_VALUE)));
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
