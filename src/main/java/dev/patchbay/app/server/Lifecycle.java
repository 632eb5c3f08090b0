package dev.patchbay.app.server;

import dev.patchbay.jobs.Jobs;
import dev.patchbay.slack.SlackEdge;
import dev.patchbay.web.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what was built, from the inside out, and stops it from the outside in: no new requests,
 * those that run are answered, what was promised after an answer is done, jobs finish, and only
 * then the database closes. {@link #start} is called once.
 */
public final class Lifecycle {
  private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

  /** Of the ten seconds that a container gets: all parts share it, each takes what is left. */
  private static final Duration WHOLE = Duration.ofMillis(8500);

  private static final Duration REQUESTS = Duration.ofSeconds(2);
  private static final Duration WORDS = Duration.ofSeconds(1);

  /** Kept for tokens that are being refreshed, and for the database to close. */
  private static final Duration LAST = Duration.ofMillis(1500);

  private final HttpServer http;
  private final SlackEdge slack;
  private final Jobs jobs;
  private final BackgroundWork background;
  private final Consumer<Duration> close;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Lifecycle(
      HttpServer http,
      SlackEdge slack,
      Jobs jobs,
      BackgroundWork background,
      Consumer<Duration> close) {
    this.http = http;
    this.slack = slack;
    this.jobs = jobs;
    this.background = background;
    this.close = close;
    jobs.declare(background.jobs());
  }

  /** A port that cannot be had leaves nothing running. */
  public void start() {
    try {
      jobs.start(background.jobs(), background.recurring());
      http.start();
      slack.start();
      background.start();
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  public int port() {
    return http.port();
  }

  /** Whoever comes second, such as the process's end after a start that failed, does nothing. */
  public void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    log.info("Stopping");
    long end = System.nanoTime() + WHOLE.toNanos();
    quietly("the first attempts", background::stop);
    quietly("HTTP", () -> http.stop(REQUESTS));
    quietly("Slack", () -> slack.stop(WORDS));
    quietly("jobs", () -> jobs.stop(left(end).minus(LAST)));
    closeUntil(end);
    log.info("Stopped");
  }

  /** A database that is silent is not waited for: it is left as by a process that was killed. */
  private void closeUntil(long end) {
    var closing =
        new Thread(
            () -> quietly("leases and database", () -> close.accept(left(end))), "patchbay-close");
    closing.setDaemon(true);
    closing.start();
    try {
      // Zero would be for ever.
      closing.join(Math.max(1, left(end).toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closing.isAlive()) {
      log.warn("The database did not close in time; continuing without it");
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** One part that does not stop must not keep the next from stopping. */
  private static void quietly(String what, Runnable stop) {
    try {
      stop.run();
    } catch (RuntimeException e) {
      log.warn("Stopping {} failed; continuing", what, e);
    }
  }
}
