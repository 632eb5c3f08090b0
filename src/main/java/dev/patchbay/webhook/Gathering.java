package dev.patchbay.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * How long events wait so that several of an incident are handed on together: not at all at rest,
 * the longer the more come in a second. What is received must not wait for what is handed on. Not
 * thread-safe.
 */
final class Gathering {
  /** So many in a second are a storm. */
  private static final int STORM = 50;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration FOR_EACH = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private Instant begun = Instant.EPOCH;
  private int before;
  private int now;

  /**
   * @param events how many have just come
   * @param at never before the time of the last call
   */
  Duration pause(int events, Instant at) {
    var since = Duration.between(begun, at);
    if (since.compareTo(SECOND) >= 0) {
      before = since.compareTo(SECOND.multipliedBy(2)) < 0 ? now : 0;
      now = 0;
      begun = at;
    }
    now += events;
    int most = Math.max(before, now);
    if (most < STORM) {
      return Duration.ZERO;
    }
    var pause = FOR_EACH.multipliedBy(most);
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
