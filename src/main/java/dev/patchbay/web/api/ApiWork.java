package dev.patchbay.web.api;

import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.LongRoute;
import dev.patchbay.web.http.Problem;
import dev.patchbay.web.http.Route;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * Threads for requests that take as long as the vendors do, so that none of them keeps Slack and
 * browsers from the server's own. Few: more at once would only share one rate limit. Thread-safe.
 */
public final class ApiWork implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 32;

  private final ThreadPoolExecutor threads;
  private volatile boolean closed;

  public ApiWork() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              var thread = new Thread(work, "api");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** A route that answers from these threads. */
  LongRoute later(Route route) {
    return call -> {
      var answer = new CompletableFuture<Answer>();
      return start(call, answer, () -> answer.complete(route.answer(call)));
    };
  }

  /**
   * Runs {@code work}, which completes {@code answer}; what it throws does so too.
   *
   * @return the answer, at once if there are too many that wait
   */
  CompletionStage<Answer> start(HttpCall call, CompletableFuture<Answer> answer, Runnable work) {
    try {
      threads.execute(() -> run(call, answer, work));
    } catch (RejectedExecutionException e) {
      var busy =
          Problem.of(call, 503, "Patchbay is busy with other requests. Try again in a minute.");
      answer.complete(busy.with("Retry-After", "60"));
    }
    return answer;
  }

  private static void run(HttpCall call, CompletableFuture<Answer> answer, Runnable work) {
    MDC.put("request", call.id());
    try {
      work.run();
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      MDC.remove("request");
    }
  }

  /** Whether the server stops: who reports for long ends now. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
  }
}
