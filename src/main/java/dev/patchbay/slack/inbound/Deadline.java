package dev.patchbay.slack.inbound;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls to one vendor that a handler waits for until a deadline; a late call continues without
 * the handler. Bounded: with every thread taken a further call is refused at once, so that a slow
 * vendor cannot pile up work. Thread-safe. {@link #close()} waits a second for what still runs.
 */
public final class Deadline implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deadline.class);
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final Vendor vendor;
  private final Clock clock;
  private final Executor executor;

  public Deadline(Vendor vendor, Clock clock, Executor executor) {
    this.vendor = vendor;
    this.clock = clock;
    this.executor = executor;
  }

  static Deadline bounded(Vendor vendor, Clock clock, int threads) {
    var names = new AtomicInteger();
    ThreadFactory named =
        work -> new Thread(work, "slack-calls-" + vendor + "-" + names.incrementAndGet());
    return new Deadline(
        vendor,
        clock,
        new ThreadPoolExecutor(0, threads, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named));
  }

  public <T> CompletableFuture<Outcome<T>> start(Supplier<Outcome<T>> call) {
    try {
      return CompletableFuture.supplyAsync(call, executor);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.completedFuture(Outcome.refused(new Refusal.Busy()));
    }
  }

  /** The answer, if it comes by {@code end}. A call that failed throws what it failed with. */
  public <T> Optional<Outcome<T>> until(Instant end, CompletableFuture<Outcome<T>> call) {
    long left = Math.max(0, Duration.between(clock.instant(), end).toMillis());
    try {
      return Optional.of(call.get(left, TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a call to " + vendor + " failed", broken.getCause());
    }
  }

  /**
   * Continues after the call, on one of these threads; without a free one, or while closing, on the
   * thread that ended the call. What fails in it is logged.
   */
  public <T> void after(
      CompletableFuture<Outcome<T>> call,
      BiConsumer<@Nullable Outcome<T>, @Nullable Throwable> then) {
    var unused =
        call.whenComplete(
            (answer, broken) -> {
              Runnable work = () -> guarded(then, answer, broken);
              try {
                executor.execute(work);
              } catch (RejectedExecutionException full) {
                work.run();
              }
            });
  }

  private <T> void guarded(
      BiConsumer<@Nullable Outcome<T>, @Nullable Throwable> then,
      @Nullable Outcome<T> answer,
      @Nullable Throwable broken) {
    try {
      then.accept(answer, broken);
    } catch (RuntimeException fault) {
      log.error("what follows a late call failed, and is not repeated", fault);
    }
  }

  public Instant in(Duration time) {
    return clock.instant().plus(time);
  }

  @Override
  public void close() {
    if (executor instanceof ExecutorService pool) {
      pool.shutdown();
      try {
        if (!pool.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          // Not interrupted: they may use the database.
          log.warn("calls to {} still run after {}; continuing without them", vendor, DRAIN);
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
