package dev.patchbay.slack.inbound;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.response.Response;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests through a web socket instead of HTTP. Stands on Slack's socket client, not on Bolt's
 * {@code SocketModeApp}: that one parses messages into the typed model and leaves a request
 * unacknowledged when a handler throws. The connection is watched here too, because the client's
 * own watch ends for good at the first refusal (reference/slack.md §0.4, §1).
 */
public final class SocketMode {
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final int HANDLERS = 10;
  private static final int WAITING = 100;
  private static final Duration WATCH = Duration.ofSeconds(5);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);

  /** After that Slack has told the person that nobody answered, and trigger ids are dead. */
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Slack slack;
  private final Secret appToken;
  private final Dispatch dispatch;
  private final Executor hurried;
  private final Clock clock;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(named("slack-socket-watch"));
  private final ExecutorService handlers =
      new ThreadPoolExecutor(
          HANDLERS,
          HANDLERS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          named("slack-socket-handler"));

  private volatile String state = "Socket Mode is not connected yet";
  private volatile @Nullable SocketModeClient client;
  private volatile boolean stopping;
  private @Nullable ScheduledFuture<?> nextWatch;

  /**
   * @param hurried runs in the calling thread what Slack waits for
   */
  public SocketMode(
      Slack slack, Secret appToken, Dispatch dispatch, Executor hurried, Clock clock) {
    this.hurried = hurried;
    this.clock = clock;
    this.slack = slack;
    this.appToken = appToken;
    this.dispatch = dispatch;
  }

  /** Returns at once; a Slack that is unavailable is tried again until it is there. */
  public void start() {
    again(Duration.ZERO, FIRST);
  }

  public Optional<String> trouble() {
    return state.isEmpty() ? Optional.empty() : Optional.of(state);
  }

  /** Accepts nothing more, ends what is under way, and closes. */
  public void stop(Duration limit) {
    stopping = true;
    watch.shutdownNow();
    handlers.shutdown();
    try {
      if (!handlers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Stopped before every request was acknowledged; Slack sends some again");
      }
      SocketModeClient open = client;
      if (open != null) {
        open.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.warn("Socket Mode did not close cleanly: {}", e.toString());
    }
  }

  private void watch(Duration pause) {
    try {
      SocketModeClient open = client;
      if (open == null) {
        client = opened();
      } else if (open.verifyConnection()) {
        state = "";
      } else {
        state = "Socket Mode lost its connection";
        log.warn("Socket Mode lost its connection; connecting again");
        open.connectToNewEndpoint();
      }
      again(WATCH, FIRST);
    } catch (IOException | URISyntaxException | RuntimeException e) {
      state = "Socket Mode cannot connect: " + e.getMessage();
      log.warn("Socket Mode cannot connect, next try within {}: {}", pause, e.getMessage());
      Duration twice = pause.multipliedBy(2);
      again(jittered(pause), twice.compareTo(MOST) > 0 ? MOST : twice);
    }
  }

  /** Nodes that lose Slack at the same moment do not all come back at the same moment. */
  static Duration jittered(Duration pause) {
    return pause.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
  }

  /**
   * @param pause before the next try, should this one fail
   */
  private synchronized void again(Duration in, Duration pause) {
    if (nextWatch != null) {
      nextWatch.cancel(false);
    }
    try {
      nextWatch = watch.schedule(() -> watch(pause), in.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Socket Mode is stopping");
    }
  }

  private SocketModeClient opened() throws IOException, URISyntaxException {
    var opening =
        new SocketModeClientJavaWSImpl(
            slack,
            appToken.reveal(),
            slack.issueSocketModeUrl(appToken.reveal()),
            1,
            new ConcurrentLinkedMessageQueue(),
            false,
            false,
            WATCH.toMillis());
    opening.addWebSocketMessageListener(message -> received(opening, message));
    opening.addWebSocketErrorListener(error -> log.warn("Socket Mode: {}", error.toString()));
    opening.addWebSocketCloseListener((code, reason) -> again(jittered(FIRST), FIRST));
    opening.connect();
    return opening;
  }

  private void received(SocketModeClient from, String message) {
    JsonObject envelope = JsonParser.parseString(message).getAsJsonObject();
    if (JsonFields.text(envelope, "type").equals("hello")) {
      state = "";
      log.info("Socket Mode is connected");
    }
    String id = JsonFields.text(envelope, "envelope_id");
    Optional<JsonObject> payload = JsonFields.object(envelope, "payload");
    if (id.isBlank() || payload.isEmpty() || stopping) {
      return;
    }
    Instant receivedAt = clock.instant();
    try {
      handlers.execute(
          () -> hurried.execute(() -> answer(from, id, Interaction.of(payload.get(), receivedAt))));
    } catch (RejectedExecutionException e) {
      log.warn("Too many requests wait: one is not acknowledged, and Slack asks again or tells");
      dispatch.refused("full");
    }
  }

  private void answer(SocketModeClient to, String envelopeId, Interaction payload) {
    if (!payload.durable() && clock.instant().isAfter(payload.receivedAt().plus(FRESH))) {
      log.warn("A request of kind {} waited too long and is not acted upon", payload.kind());
      dispatch.refused("late");
      return;
    }
    Response response = dispatch.answer(payload);
    if (response.getStatusCode() != 200) {
      return;
    }
    var answer = new JsonObject();
    answer.addProperty("envelope_id", envelopeId);
    JsonElement body = body(response);
    if (body != null) {
      answer.add("payload", body);
    }
    try {
      to.sendWebSocketMessage(answer.toString());
    } catch (RuntimeException e) {
      log.warn("An answer did not reach Slack, which will ask again: {}", e.toString());
    }
  }

  private static @Nullable JsonElement body(Response response) {
    boolean json = response.getContentType().startsWith("application/json");
    return json && response.getBody() != null ? JsonParser.parseString(response.getBody()) : null;
  }

  private static ThreadFactory named(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
