package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Socket Mode: at most ten connections of an app, each envelope to one of them in turn, answered by
 * an ack with its envelope id. Thread-safe.
 */
public final class SocketHub {
  private static final int MOST = 10;

  private final ApiLog log;
  private final Map<String, String> tickets = new ConcurrentHashMap<>();
  private final Map<String, List<Connection>> connections = new HashMap<>();
  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private int turn;

  SocketHub(ApiLog log) {
    this.log = log;
  }

  /** A ticket for one connection, as it stands in the URL that apps.connections.open gives. */
  String ticket(RegisteredApp app) {
    String ticket = UUID.randomUUID().toString();
    tickets.put(ticket, app.id());
    return ticket;
  }

  /** The endpoint for a ticket; empty when it is unknown or used. */
  Optional<Session.Listener> accept(String ticket) {
    return Optional.ofNullable(tickets.remove(ticket)).map(Connection::new);
  }

  /** How many connections the app holds. */
  public synchronized int connected(String appId) {
    return of(appId).size();
  }

  /** Tells the app to come back, then closes, as Slack does every few hours. */
  public void disconnect(String appId, String reason) {
    List<Connection> all;
    synchronized (this) {
      all = List.copyOf(of(appId));
    }
    for (Connection connection : all) {
      ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
      message.putObject("debug_info").put("host", "simulated");
      connection.send(message);
      connection.close();
    }
  }

  AppAnswer deliver(RegisteredApp app, ObjectNode envelope, Duration limit) {
    Connection connection;
    synchronized (this) {
      List<Connection> all = of(app.id());
      if (all.isEmpty()) {
        return AppAnswer.nowhere("the app has no Socket Mode connection");
      }
      connection = all.get(Math.floorMod(turn++, all.size()));
    }
    String id = UUID.randomUUID().toString();
    CompletableFuture<JsonNode> ack = new CompletableFuture<>();
    awaited.put(id, ack);
    long begun = System.nanoTime();
    try {
      connection.send(envelope.put("envelope_id", id));
      JsonNode payload = ack.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      String body = payload.isMissingNode() || payload.isNull() ? "" : payload.toString();
      return new AppAnswer(true, 200, body, Duration.ofNanos(System.nanoTime() - begun), "");
    } catch (TimeoutException late) {
      return new AppAnswer(true, 0, "", limit, "operation_timeout");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return AppAnswer.nowhere("interrupted");
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken);
    } finally {
      awaited.remove(id);
    }
  }

  private List<Connection> of(String appId) {
    return connections.computeIfAbsent(appId, id -> new ArrayList<>());
  }

  private void acknowledge(String text) {
    Optional<ObjectNode> message = Json.parseObject(text);
    String id = message.map(m -> m.path("envelope_id").asText("")).orElse("");
    CompletableFuture<JsonNode> ack = awaited.get(id);
    if (ack == null) {
      log.violation("Socket Mode: an ack that is late or answers no envelope");
    } else {
      ack.complete(message.orElseThrow().path("payload"));
    }
  }

  /** One websocket of an app. Public only because Jetty calls endpoints of public classes alone. */
  public final class Connection implements Session.Listener.AutoDemanding {
    private final String appId;
    private volatile @Nullable Session session;

    private Connection(String appId) {
      this.appId = appId;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
      int count;
      synchronized (SocketHub.this) {
        if (of(appId).size() == MOST) {
          log.violation("Socket Mode: more than " + MOST + " connections");
          opened.close(1008, "too_many_websockets", Callback.NOOP);
          return;
        }
        of(appId).add(this);
        count = of(appId).size();
      }
      ObjectNode hello = Json.object().put("type", "hello").put("num_connections", count);
      hello.putObject("connection_info").put("app_id", appId);
      hello
          .putObject("debug_info")
          .put("host", "simulated")
          .put("build_number", 1)
          .put("approximate_connection_time", 3600);
      send(hello);
    }

    @Override
    public void onWebSocketText(String text) {
      acknowledge(text);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      forget();
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      forget();
    }

    private void forget() {
      synchronized (SocketHub.this) {
        of(appId).remove(this);
      }
    }

    void send(ObjectNode message) {
      Session open = session;
      if (open != null) {
        open.sendText(message.toString(), Callback.NOOP);
      }
    }

    void close() {
      forget();
      Session open = session;
      if (open != null) {
        open.close(1000, "bye", Callback.NOOP);
      }
    }
  }
}
