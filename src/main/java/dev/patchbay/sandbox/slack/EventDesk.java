package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.Revocation;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Events API: brings subscribed events to apps, once more at once when the first try fails. Its
 * own thread brings those that a Web API call caused.
 */
final class EventDesk implements AutoCloseable {
  private final SlackWorld world;
  private final Callbacks callbacks;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread daemon = new Thread(work, "slack-events");
            daemon.setDaemon(true);
            return daemon;
          });

  EventDesk(SlackWorld world, Callbacks callbacks) {
    this.world = world;
    this.callbacks = callbacks;
  }

  void later(Revocation.Owed owed) {
    thread.execute(() -> bring(owed));
  }

  /** Brings the event and waits; empty when the app has not subscribed to its type. */
  Optional<AppAnswer> bring(Revocation.Owed owed) {
    RegisteredApp app = owed.app();
    ObjectNode callback;
    synchronized (world) {
      if (!app.draft.events().contains(owed.event().path("type").asText())) {
        return Optional.empty();
      }
      callback = envelope(app, owed);
    }
    return bring(app, callback);
  }

  /** The same for what happened in a conversation. */
  Optional<AppAnswer> bring(RegisteredApp app, Channel channel, ObjectNode event) {
    ObjectNode callback;
    synchronized (world) {
      if (!app.draft.events().contains(event.path("type").asText())) {
        return Optional.empty();
      }
      Workspace workspace = world.workspace(channel.teamId);
      String home =
          app.installs.containsKey(workspace.id())
              ? workspace.id()
              : workspace.enterpriseId().orElseThrow();
      callback = envelope(app, new Revocation.Owed(app, home, event));
      callback.put("team_id", workspace.id()).put("context_team_id", workspace.id());
      callback.put("context_enterprise_id", workspace.enterpriseId().orElse(null));
      workspace.enterpriseId().ifPresent(org -> callback.put("enterprise_id", org));
      callback.put("is_ext_shared_channel", false);
    }
    return bring(app, callback);
  }

  private Optional<AppAnswer> bring(RegisteredApp app, ObjectNode callback) {
    AppAnswer answer = callbacks.deliver(app, Callbacks.Kind.EVENT, callback, Map.of());
    if (!answer.ok()) {
      String reason = answer.status() == 0 ? "http_timeout" : "http_error";
      Map<String, String> retry = Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", reason);
      answer = callbacks.deliver(app, Callbacks.Kind.EVENT, callback, retry);
    }
    return Optional.of(answer);
  }

  private ObjectNode envelope(RegisteredApp app, Revocation.Owed owed) {
    ObjectNode callback =
        Json.object()
            .put("token", app.credentials.verificationToken())
            .put("api_app_id", app.id())
            .put("type", "event_callback")
            .put("event_id", world.newId("Ev"))
            .put("event_time", world.now().getEpochSecond());
    boolean orgWide = owed.home().startsWith("E");
    callback.put(orgWide ? "enterprise_id" : "team_id", owed.home());
    callback.set("event", owed.event());
    RegisteredApp.Install install = app.installs.get(owed.home());
    if (install != null) {
      callback
          .putArray("authorizations")
          .addObject()
          .put("enterprise_id", orgWide ? owed.home() : null)
          .put("team_id", orgWide ? null : owed.home())
          .put("user_id", install.botUserId())
          .put("is_bot", true)
          .put("is_enterprise_install", orgWide);
    }
    return callback;
  }

  /** What Slack does when the author enters a request URL: the app must echo the challenge. */
  boolean verifyUrl(RegisteredApp app) {
    String challenge;
    ObjectNode question;
    synchronized (world) {
      challenge = world.newSecret(20);
      question =
          Json.object()
              .put("token", app.credentials.verificationToken())
              .put("challenge", challenge)
              .put("type", "url_verification");
    }
    AppAnswer answer = callbacks.deliver(app, Callbacks.Kind.EVENT, question, Map.of());
    String echoed =
        answer.json().map(json -> json.path("challenge").asText("")).orElse(answer.body());
    return answer.ok() && echoed.trim().equals(challenge);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
