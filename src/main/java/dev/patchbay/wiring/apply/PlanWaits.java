package dev.patchbay.wiring.apply;

import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a vendor's rate limit while a plan reads everything: Slack lists 20 pages of channels a
 * minute (reference/slack.md §3). At most a minute at once and five in all for one plan, so that
 * whoever asked still gets an answer; few plans at once, since each keeps a thread. All waits end
 * when the process stops. Thread-safe.
 */
final class PlanWaits {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration IN_ALL = Duration.ofMinutes(5);

  private static final int MOST_AT_ONCE = 4;

  /** A vendor that asks for no time at all gets some. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(PlanWaits.class);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Semaphore waiting = new Semaphore(MOST_AT_ONCE);
  private final Predicate<Duration> passes;

  PlanWaits() {
    this.passes = this::passes;
  }

  /**
   * @param passes lets that time pass; false where it was ended before
   */
  PlanWaits(Predicate<Duration> passes) {
    this.passes = passes;
  }

  /** For one plan, which one thread makes. */
  Pause begin() {
    return new OfOnePlan();
  }

  /** Whoever waits is refused now, and whoever comes later. */
  void stop() {
    stopped.countDown();
  }

  private boolean passes(Duration length) {
    try {
      return !stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private final class OfOnePlan implements Pause {
    private Duration left = IN_ALL;

    @Override
    public boolean waited(Refusal.RateLimited limited) {
      var asked = limited.delay().compareTo(SHORTEST) > 0 ? limited.delay() : SHORTEST;
      if (asked.compareTo(LONGEST) > 0 || asked.compareTo(left) > 0 || !waiting.tryAcquire()) {
        return false;
      }
      try {
        left = left.minus(asked);
        log.info("{} asks to wait {} s; the plan goes on then", limited.vendor(), seconds(asked));
        return passes.test(asked);
      } finally {
        waiting.release();
      }
    }

    private static long seconds(Duration length) {
      return length.plusMillis(999).toSeconds();
    }
  }
}
