package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import dev.patchbay.proxy.RemoteProxies;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web socket to Slack that is made again whenever it ends. On the HTTP client of Slack's library,
 * not on its socket client: that one looks up the address where only a proxy can, and has no
 * password for the proxy; and its own watch ends for good at the first refusal (reference/slack.md
 * §0.4, §1). Thread-safe.
 */
public final class SlackSocket {
  private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);
  private static final Duration TO_OPEN = Duration.ofSeconds(10);
  private static final Duration PING = Duration.ofSeconds(5);

  /** Takes what Slack says, on the socket's own thread. */
  @FunctionalInterface
  public interface Heard {
    /**
     * @param answer sends on the socket that the message came by; false where that has ended
     */
    void message(JsonObject message, Predicate<String> answer);
  }

  private final Slack slack;
  private final Secret appToken;
  private final Heard heard;
  private final Clock clock;
  private final OkHttpClient client;
  private final ExecutorService readers = Executors.newCachedThreadPool(named("slack-socket"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(named("slack-socket-watch"));

  private volatile String trouble = "Socket Mode is not connected yet";
  private @Nullable SlackConnection opening;
  private @Nullable SlackConnection open;
  private Instant unbrokenSince = Instant.EPOCH;
  private final RetryPause pause = new RetryPause();
  private boolean stopping;
  private @Nullable ScheduledFuture<?> nextTry;

  public SlackSocket(Slack slack, Secret appToken, Heard heard, Clock clock) {
    this.slack = slack;
    this.appToken = appToken;
    this.heard = heard;
    this.clock = clock;
    this.client =
        slack
            .getHttpClient()
            .getOkHttpClient()
            .newBuilder()
            .dispatcher(new Dispatcher(readers))
            .callTimeout(TO_OPEN)
            .readTimeout(TO_OPEN)
            .pingInterval(PING)
            .build();
  }

  /** Returns at once; a Slack that is unavailable is tried again until it is there. */
  public void start() {
    again(Duration.ZERO);
  }

  public Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** Tries no more; what is open stays so for answers, until {@link #close}. */
  public synchronized void stop() {
    stopping = true;
    watch.shutdownNow();
  }

  public synchronized void close() {
    if (open != null) {
      open.end();
    }
    if (opening != null) {
      opening.cancel();
    }
    readers.shutdown();
  }

  private void connect() {
    var next = new SlackConnection(this, heard);
    synchronized (this) {
      if (stopping || opening != null) {
        return;
      }
      opening = next;
    }
    try {
      next.open(client, address());
      later(() -> overdue(next));
    } catch (IOException | RuntimeException e) {
      ended(next, RemoteProxies.refusal(e).orElse(String.valueOf(e.getMessage())));
    }
  }

  private Request address() throws IOException {
    return new Request.Builder().url(slack.issueSocketModeUrl(appToken.reveal())).build();
  }

  private synchronized void overdue(SlackConnection late) {
    if (late == opening) {
      ended(late, "no hello in time");
      late.cancel();
    }
  }

  synchronized void greeted(SlackConnection now) {
    if (now != opening) {
      return;
    }
    var before = open;
    opening = null;
    open = now;
    if (before == null) {
      unbrokenSince = clock.instant();
    }
    trouble = "";
    log.info("Socket Mode is connected");
    if (before != null) {
      // Its last requests are being answered on it.
      later(before::end);
    }
  }

  synchronized void ended(SlackConnection which, String why) {
    if (which != opening && which != open) {
      return;
    }
    var what = which == open ? "lost its connection" : "cannot connect";
    if (which == open) {
      open = null;
      if (clock.instant().isAfter(unbrokenSince.plus(RetryPause.MOST))) {
        pause.reset();
      }
    } else {
      opening = null;
    }
    if (stopping || opening != null) {
      return;
    }
    if (open == null) {
      trouble = "Socket Mode " + what + ": " + why;
    }
    var until = pause.next();
    log.warn("Socket Mode {}, next try in {}: {}", what, until, why);
    again(until);
  }

  /** Slack will end what is open, and wants another before. */
  void renew() {
    again(Duration.ZERO);
  }

  private synchronized void again(Duration in) {
    if (nextTry != null) {
      nextTry.cancel(false);
    }
    nextTry = planned(this::connect, in);
  }

  private void later(Runnable work) {
    var unused = planned(work, TO_OPEN);
  }

  /** Null once it is being stopped. */
  private @Nullable ScheduledFuture<?> planned(Runnable work, Duration in) {
    try {
      return watch.schedule(work, in.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  private static ThreadFactory named(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * How long to wait before the next try: at most a second at first, twice as long each time, a
   * minute in the end; by chance up to half of it less, for nodes that lose Slack at the same
   * moment must not all come back at the same moment. Not thread-safe.
   */
  static final class RetryPause {
    static final Duration MOST = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private Duration atMost = FIRST;

    Duration next() {
      var now = atMost.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
      var twice = atMost.multipliedBy(2);
      atMost = twice.compareTo(MOST) > 0 ? MOST : twice;
      return now;
    }

    void reset() {
      atMost = FIRST;
    }
  }
}
