package dev.patchbay.token;

import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Stops refreshing for 30 s a token that PagerDuty rejected right after a refresh: a storm of 401s
 * must not become one of token requests. In memory, each node for itself, one mark for each holder
 * at most. Thread-safe.
 */
final class RefreshBackoff {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private record Mark(Secret token, Instant at) {}

  private final Clock clock;
  private final ConcurrentMap<String, Mark> marks = new ConcurrentHashMap<>();

  RefreshBackoff(Clock clock) {
    this.clock = clock;
  }

  void mark(String key, Secret token) {
    marks.put(key, new Mark(token, clock.instant()));
  }

  /** Whether {@code token} must not be refreshed now. */
  boolean holds(String key, Secret token) {
    var mark = marks.get(key);
    return mark != null
        && mark.token().equals(token)
        && clock.instant().isBefore(mark.at().plus(PAUSE));
  }

  /** A token was taken since. */
  void clear(String key) {
    marks.remove(key);
  }

  /** Whether no token was taken since. */
  boolean marked(String key) {
    return marks.containsKey(key);
  }
}
