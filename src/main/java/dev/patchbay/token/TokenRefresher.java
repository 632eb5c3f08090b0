package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where tokens are renewed: one renewal of a token at a time in this process (all who wait get its
 * outcome), and at most four in all, because each holds a database connection while PagerDuty
 * answers. They run on threads of their own: in a caller's transaction, its rollback would lose a
 * rotated token for good. Thread-safe; {@link #close} lets those that run finish.
 */
public final class TokenRefresher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TokenRefresher.class);
  private static final int AT_ONCE = 4;

  private final ConcurrentMap<String, CompletableFuture<Outcome<Secret>>> running =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;

  public TokenRefresher() {
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              var thread = new Thread(work, "token-renewal");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** The outcome of {@code work}, or of the work that already runs for {@code key}. */
  Outcome<Secret> once(String key, Supplier<Outcome<Secret>> work) {
    var mine = new CompletableFuture<Outcome<Secret>>();
    var theirs = running.putIfAbsent(key, mine);
    if (theirs != null) {
      return outcome(theirs);
    }
    try {
      threads.execute(() -> run(key, work, mine));
    } catch (RuntimeException e) {
      running.remove(key, mine);
      mine.completeExceptionally(e);
    }
    return outcome(mine);
  }

  /** Work at PagerDuty that nobody waits for and that may be lost. */
  void later(String what, Runnable work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            log.warn("{} failed; it is not tried again", what, e);
          }
        });
  }

  /** Whoever comes after the removal reads the row anew, and finds what was just written. */
  private void run(
      String key, Supplier<Outcome<Secret>> work, CompletableFuture<Outcome<Secret>> mine) {
    try {
      var outcome = work.get();
      running.remove(key, mine);
      mine.complete(outcome);
    } catch (RuntimeException | Error e) {
      running.remove(key, mine);
      mine.completeExceptionally(e);
    }
  }

  private static Outcome<Secret> outcome(CompletableFuture<Outcome<Secret>> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a token could not be renewed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        log.warn("token renewals were still running after ten seconds; they are left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
