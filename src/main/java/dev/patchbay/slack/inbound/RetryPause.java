package dev.patchbay.slack.inbound;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: at most a second at first, twice as long each time, a
 * minute in the end; by chance up to half of it less, for nodes that lose Slack at the same moment
 * must not all come back at the same moment. Not thread-safe.
 */
final class RetryPause {
  static final Duration MOST = Duration.ofSeconds(60);

  private static final Duration FIRST = Duration.ofSeconds(1);

  private Duration atMost = FIRST;

  Duration next() {
    var now = atMost.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
    var twice = atMost.multipliedBy(2);
    atMost = twice.compareTo(MOST) > 0 ? MOST : twice;
    return now;
  }

  void reset() {
    atMost = FIRST;
  }
}
