package dev.patchbay.incident;

import dev.patchbay.core.Refusal;
import java.time.Duration;

/** How long, and how often, something that a person waits for is tried again. Pure. */
final class Patience {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** A shorter wait is over before anyone has read of it. */
  private static final Duration SHOWS = Duration.ofSeconds(2);

  /** The second try begins before this, and each later one after it. */
  private static final Duration SECOND_TRY = Duration.ofSeconds(3);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private Patience() {}

  /**
   * Whether it is worth another try.
   *
   * @param repeatable whether it may be done again although it may have been done already
   * @param waited since the first try
   */
  static boolean lasts(Refusal why, boolean repeatable, Duration waited) {
    // What may have been done must not be done twice; what was only put off was not done.
    boolean passing =
        why instanceof Refusal.RateLimited || (why instanceof Refusal.Unavailable && repeatable);
    boolean inTime =
        !(why instanceof Refusal.RateLimited limited) || limited.delay().compareTo(LONGEST) <= 0;
    return passing && inTime && waited.compareTo(LONGEST) < 0;
  }

  /** Until the next try: longer each time. */
  static Duration pause(Refusal why, Duration waited) {
    var pause = waited.plusSeconds(1);
    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return why instanceof Refusal.RateLimited limited && limited.delay().compareTo(pause) > 0
        ? limited.delay()
        : pause;
  }

  /**
   * Whether the person gets a message about the wait: at once where it shows, and of short waits
   * when the second begins.
   */
  static boolean tells(Refusal why, Duration waited, Duration pause) {
    return waited.isZero()
        ? why instanceof Refusal.Unavailable || pause.compareTo(SHOWS) > 0
        : why instanceof Refusal.RateLimited && waited.compareTo(SECOND_TRY) < 0;
  }
}
