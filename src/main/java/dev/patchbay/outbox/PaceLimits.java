package dev.patchbay.outbox;

import java.time.Duration;

/**
 * How fast messages may go out (reference/slack.md §3, rate limits), and how long to wait after a
 * failure.
 *
 * @param betweenMessages in one channel
 * @param edits of a workspace in any {@code window}
 * @param burst how many of these may go at once after a rest
 * @param firstPause after a failed call; doubled with each, up to {@code longestPause}
 */
public record PaceLimits(
    Duration betweenMessages,
    int edits,
    Duration window,
    int burst,
    Duration firstPause,
    Duration longestPause) {
  public PaceLimits {
    if (burst < 1 || burst >= edits) {
      throw new IllegalArgumentException("burst: at least 1 and less than edits");
    }
  }

  /**
   * A little below Slack's, since calls may arrive closer than they left: a message a second in a
   * channel, 50 edits a minute in a workspace.
   */
  public static PaceLimits ofSlack() {
    return new PaceLimits(
        Duration.ofSeconds(1),
        48,
        Duration.ofMinutes(1),
        8,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1));
  }

  /** What can go at once counts against the window too. */
  Duration betweenEdits() {
    return window.dividedBy(edits - burst);
  }

  /** How far ahead of a steady flow edits may be. */
  Duration ahead() {
    return betweenEdits().multipliedBy(burst - 1L);
  }

  Duration pauseAfter(int failures) {
    var pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 16));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
