package dev.patchbay.slack.inbound;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import dev.patchbay.secret.RemoteProxies;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web socket to Slack that is made again whenever it ends. On the HTTP client of Slack's library,
 * not on its socket client: that one looks up the address where only a proxy can, and has no
 * password for the proxy; and its own watch ends for good at the first refusal (reference/slack.md
 * §0.4, §1). Thread-safe.
 */
final class SlackSocket {
  private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);
  private static final Duration TO_OPEN = Duration.ofSeconds(10);
  private static final Duration PING = Duration.ofSeconds(5);
  private static final int NORMAL = 1000;

  /** Takes what Slack says, on the socket's own thread. */
  @FunctionalInterface
  interface Heard {
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
  private final ExecutorService readers =
      Executors.newCachedThreadPool(SocketMode.named("slack-socket"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(SocketMode.named("slack-socket-watch"));

  private volatile String trouble = "Socket Mode is not connected yet";
  private @Nullable Connection opening;
  private @Nullable Connection open;
  private Instant openSince = Instant.EPOCH;
  private final RetryPause pause = new RetryPause();
  private boolean stopping;
  private @Nullable ScheduledFuture<?> nextTry;

  SlackSocket(Slack slack, Secret appToken, Heard heard, Clock clock) {
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
  void start() {
    again(Duration.ZERO);
  }

  Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** Tries no more; what is open stays so for answers, until {@link #close}. */
  synchronized void stop() {
    stopping = true;
    watch.shutdownNow();
  }

  synchronized void close() {
    if (open != null) {
      open.end();
    }
    readers.shutdown();
  }

  private void connect() {
    var next = new Connection();
    synchronized (this) {
      if (stopping || opening != null) {
        return;
      }
      opening = next;
    }
    try {
      next.socket = client.newWebSocket(address(), next);
      later(() -> overdue(next));
    } catch (IOException | RuntimeException e) {
      ended(next, RemoteProxies.refusal(e).orElse(String.valueOf(e.getMessage())));
    }
  }

  private Request address() throws IOException {
    return new Request.Builder().url(slack.issueSocketModeUrl(appToken.reveal())).build();
  }

  private synchronized void overdue(Connection late) {
    if (late == opening) {
      ended(late, "no hello in time");
      late.cancel();
    }
  }

  private synchronized void greeted(Connection now) {
    if (now != opening) {
      return;
    }
    var before = open;
    opening = null;
    open = now;
    openSince = clock.instant();
    trouble = "";
    log.info("Socket Mode is connected");
    if (before != null) {
      // Its last requests are being answered on it.
      later(before::end);
    }
  }

  private synchronized void ended(Connection which, String why) {
    if (which != opening && which != open) {
      return;
    }
    var what = which == open ? "lost its connection" : "cannot connect";
    if (which == open) {
      open = null;
      if (clock.instant().isAfter(openSince.plus(RetryPause.MOST))) {
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

  private final class Connection extends WebSocketListener {
    private volatile @Nullable WebSocket socket;

    @Override
    public void onMessage(WebSocket from, String text) {
      JsonObject message;
      try {
        message = JsonParser.parseString(text).getAsJsonObject();
      } catch (JsonParseException | IllegalStateException e) {
        log.warn("Socket Mode: a message that is no JSON object is passed over");
        return;
      }
      try {
        switch (JsonFields.text(message, "type")) {
          case "hello" -> greeted(this);
          case "disconnect" -> again(Duration.ZERO);
          default -> heard.message(message, from::send);
        }
      } catch (RuntimeException e) {
        // Thrown on, it would end the socket.
        log.error("Socket Mode: a message could not be taken", e);
      }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      from.close(NORMAL, null);
    }

    @Override
    public void onClosed(WebSocket from, int code, String reason) {
      ended(this, "Slack closed it (" + code + ")");
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
      ended(
          this,
          response == null
              ? RemoteProxies.refusal(failure).orElse(failure.toString())
              : "HTTP " + response.code());
    }

    void end() {
      Optional.ofNullable(socket).ifPresent(ending -> ending.close(NORMAL, null));
    }

    void cancel() {
      Optional.ofNullable(socket).ifPresent(WebSocket::cancel);
    }
  }
}
