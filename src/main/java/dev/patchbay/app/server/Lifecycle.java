package dev.patchbay.app.server;

import dev.patchbay.jobs.Jobs;
import dev.patchbay.slack.SlackEdge;
import dev.patchbay.web.http.HttpServer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what was built, from the inside out, and stops it from the outside in: no new requests,
 * those that run are answered, what was promised after an answer is done, jobs finish, and only
 * then the database closes. {@link #start} and {@link #stop} are called once each.
 */
public final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final HttpServer http;
  private final SlackEdge slack;
  private final Jobs jobs;
  private final BackgroundWork background;
  private final Runnable close;

  Lifecycle(
      HttpServer http, SlackEdge slack, Jobs jobs, BackgroundWork background, Runnable close) {
    this.http = http;
    this.slack = slack;
    this.jobs = jobs;
    this.background = background;
    this.close = close;
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

  public void stop() {
    LOG.info("Stopping");
    quietly("HTTP", () -> http.stop(GRACE));
    quietly("Slack", () -> slack.stop(GRACE));
    quietly("the first attempts", background::stop);
    quietly("jobs", () -> jobs.stop(GRACE));
    quietly("what they stand on", close);
    LOG.info("Stopped");
  }

  /** One part that does not stop must not keep the next from stopping. */
  private static void quietly(String what, Runnable stop) {
    try {
      stop.run();
    } catch (RuntimeException e) {
      LOG.warn("Stopping {} failed; going on", what, e);
    }
  }
}
