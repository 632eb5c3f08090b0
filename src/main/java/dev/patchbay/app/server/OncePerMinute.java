package dev.patchbay.app.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** For a line of the log that would come every second. Starts as due. Thread-safe. */
public final class OncePerMinute {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong last = new AtomicLong(System.nanoTime() - MINUTE);

  /** True for one caller, and then for none until a minute has passed. */
  public boolean due() {
    long now = System.nanoTime();
    long then = last.get();
    return now - then >= MINUTE && last.compareAndSet(then, now);
  }
}
