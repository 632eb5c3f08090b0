package dev.patchbay.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is good for a while, so that however many ask, it is made once. Whoever comes while
 * it is being made gets the one from before. Thread-safe.
 */
final class Recent<T> {
  private record Kept<T>(T value, Instant until) {}

  private final Supplier<T> maker;
  private final Function<T, Duration> goodFor;
  private final Clock clock;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Kept<T> kept;

  Recent(Supplier<T> maker, Function<T, Duration> goodFor, Clock clock) {
    this.maker = maker;
    this.goodFor = goodFor;
    this.clock = clock;
  }

  T get() {
    var known = kept;
    if (known != null && (fresh(known) || making.isLocked())) {
      return known.value();
    }
    making.lock();
    try {
      var since = kept;
      return since != null && fresh(since) ? since.value() : made();
    } finally {
      making.unlock();
    }
  }

  private T made() {
    var value = maker.get();
    kept = new Kept<>(value, clock.instant().plus(goodFor.apply(value)));
    return value;
  }

  private boolean fresh(Kept<T> value) {
    return clock.instant().isBefore(value.until());
  }
}
