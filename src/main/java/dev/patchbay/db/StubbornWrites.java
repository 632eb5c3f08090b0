package dev.patchbay.db;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a write again until it is stored: after 50 ms, then twice as long each time, up to 1.6 s. A
 * pool looks at a connection again once it was idle for half a second, so pauses also get past
 * those that a restart of the database has cut. Thread-safe.
 */
final class StubbornWrites {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(StubbornWrites.class);

  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Gives up, with the last exception, when {@code limit} is over or the database is closed here.
   *
   * @param otherwise what follows from it if {@code what} is not stored
   */
  <T> T store(String what, Duration limit, String otherwise, Supplier<T> write) {
    long begun = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    boolean said = false;
    while (true) {
      try {
        return write.get();
      } catch (RuntimeException e) {
        // A stopwatch's time: a clock that is set must not end this early.
        if (System.nanoTime() - begun > limit.toNanos() || closedWithin(pause)) {
          log.error("{} could not be stored: {}", what, otherwise, e);
          throw e;
        }
        if (!said) {
          said = true;
          log.warn("{} is not stored yet; tried again until it is", what, e);
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
  }

  /** Ends the pauses: the try under way is the last. */
  void close() {
    closed.countDown();
  }

  private boolean closedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
