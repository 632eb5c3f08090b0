package dev.patchbay.token;

import java.time.Duration;
import java.time.Instant;

/**
 * When a token is refreshed and when it ends. The margin is in minutes, never more than half the
 * life: a margin as long as the life would mean a new token for every call.
 */
record TokenLife(Instant refreshAt, Instant expiresAt) {

  /** After a refresh ahead of time failed, the old token serves this long before the next try. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  static TokenLife from(Instant now, Duration life, Duration margin) {
    var half = life.dividedBy(2);
    var end = now.plus(life);
    return new TokenLife(end.minus(margin.compareTo(half) < 0 ? margin : half), end);
  }

  static Instant nextTry(Instant now) {
    return now.plus(PAUSE);
  }
}
