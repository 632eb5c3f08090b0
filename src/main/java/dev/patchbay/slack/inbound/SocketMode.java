package dev.patchbay.slack.inbound;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.response.Response;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests through a web socket instead of HTTP. Not by Bolt's {@code SocketModeApp}: that one
 * parses messages into the typed model and leaves a request unacknowledged when a handler throws
 * (reference/slack.md §0.4).
 */
public final class SocketMode {
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final int HANDLERS = 10;
  private static final int WAITING = 100;

  /** After that Slack has told the person that nobody answered, and trigger ids are dead. */
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final SlackSocket socket;
  private final Dispatch dispatch;
  private final Executor hurried;
  private final Clock clock;
  private final ExecutorService handlers =
      new ThreadPoolExecutor(
          HANDLERS,
          HANDLERS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          named("slack-socket-handler"));

  private volatile boolean stopping;

  /**
   * @param hurried runs in the calling thread what Slack waits for
   */
  public SocketMode(
      Slack slack, Secret appToken, Dispatch dispatch, Executor hurried, Clock clock) {
    this.hurried = hurried;
    this.clock = clock;
    this.dispatch = dispatch;
    this.socket = new SlackSocket(slack, appToken, this::received, clock);
  }

  /** Returns at once; a Slack that is unavailable is tried again until it is there. */
  public void start() {
    socket.start();
  }

  public Optional<String> trouble() {
    return socket.trouble();
  }

  /** Accepts nothing more, ends what is under way, and closes. */
  public void stop(Duration limit) {
    stopping = true;
    socket.stop();
    handlers.shutdown();
    try {
      if (!handlers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Stopped before every request was acknowledged; Slack sends some again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }

  private void received(JsonObject envelope, Predicate<String> reply) {
    String id = JsonFields.text(envelope, "envelope_id");
    Optional<JsonObject> payload = JsonFields.object(envelope, "payload");
    if (id.isBlank() || payload.isEmpty() || stopping) {
      return;
    }
    Instant receivedAt = clock.instant();
    try {
      handlers.execute(
          () ->
              hurried.execute(() -> answer(reply, id, Interaction.of(payload.get(), receivedAt))));
    } catch (RejectedExecutionException e) {
      log.warn("Too many requests wait: one is not acknowledged, and Slack asks again or tells");
      dispatch.refused("full");
    }
  }

  private void answer(Predicate<String> reply, String envelopeId, Interaction payload) {
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
    if (!reply.test(answer.toString())) {
      log.warn("An answer did not reach Slack, which will ask again: its socket has ended");
    }
  }

  private static @Nullable JsonElement body(Response response) {
    boolean json = response.getContentType().startsWith("application/json");
    return json && response.getBody() != null ? JsonParser.parseString(response.getBody()) : null;
  }

  static ThreadFactory named(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
