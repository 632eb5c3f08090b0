package dev.patchbay.slack.inbound;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to people after Slack has its acknowledgement. What must not be lost is a durable
 * job of a feature instead. Bounded, and drained at the end; Bolt's own executor is neither
 * (reference/slack.md §1).
 */
public final class AfterAck {
  private static final Logger log = LoggerFactory.getLogger(AfterAck.class);
  private static final int THREADS = 4;
  private static final int WAITING = 200;

  private final ThreadPoolExecutor executor;

  public AfterAck() {
    var number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              var thread = new Thread(task, "slack-after-ack-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  public void say(Runnable words) {
    try {
      executor.execute(() -> guarded(words));
    } catch (RejectedExecutionException e) {
      log.warn("Could not send a Slack message: too many wait, or the server stops");
    }
  }

  /** Sends what was accepted, within {@code limit}; the rest is dropped and logged. */
  public void drain(Duration limit) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Stopped with {} Slack messages unsent", executor.getQueue().size());
        executor.getQueue().clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void guarded(Runnable words) {
    try {
      words.run();
    } catch (RuntimeException e) {
      log.error("Could not send a Slack message", e);
    }
  }
}
