package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings what people do to the app: a signed post to its request URL, or a Socket Mode envelope.
 * Waits at most Slack's three seconds, and notes late and failed acks as violations. Never called
 * with the world's monitor held: the app will call back.
 */
final class Callbacks {
  /** What is brought, with its name in Socket Mode. */
  enum Kind {
    COMMAND("slash_commands"),
    INTERACTIVE("interactive"),
    EVENT("events_api");

    private final String envelope;

    Kind(String envelope) {
      this.envelope = envelope;
    }
  }

  private final SlackWorld world;
  private final ApiLog log;
  private final SocketHub sockets;
  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Callbacks(SlackWorld world, ApiLog log, SocketHub sockets, Duration limit) {
    this.world = world;
    this.log = log;
    this.sockets = sockets;
    this.limit = limit;
  }

  AppAnswer deliver(RegisteredApp app, Kind kind, ObjectNode payload, Map<String, String> headers) {
    AppDraft draft;
    synchronized (world) {
      draft = app.draft;
    }
    AppAnswer answer;
    if (draft.socketMode()) {
      ObjectNode envelope = Json.object().put("type", kind.envelope);
      envelope.set("payload", payload);
      envelope.put("accepts_response_payload", kind != Kind.EVENT);
      answer = sockets.deliver(app, envelope, limit);
    } else if (draft.requestUrl().isEmpty()) {
      return AppAnswer.nowhere("the app has no request URL");
    } else {
      answer = post(app, draft.requestUrl().get(), kind, payload, headers);
    }
    String what = payload.path("command").asText(payload.path("type").asText("?"));
    if (!answer.ok()) {
      String why = answer.note().isEmpty() ? "status " + answer.status() : answer.note();
      log.violation("not acknowledged: " + what + " (" + why + ")");
    }
    return answer;
  }

  private AppAnswer post(
      RegisteredApp app, URI url, Kind kind, ObjectNode payload, Map<String, String> headers) {
    String body =
        switch (kind) {
          case COMMAND -> form(payload);
          case INTERACTIVE -> "payload=" + encode(payload.toString());
          case EVENT -> payload.toString();
        };
    String type = kind == Kind.EVENT ? "application/json" : "application/x-www-form-urlencoded";
    long at = world.now().getEpochSecond();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(limit)
            .header("Content-Type", type)
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", Long.toString(at))
            .header("X-Slack-Signature", Signer.sign(app.credentials.signingSecret(), at, body))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    long begun = System.nanoTime();
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      String note = response.statusCode() / 100 == 2 ? "" : "dispatch_failed";
      return new AppAnswer(true, response.statusCode(), response.body(), elapsed, note);
    } catch (HttpTimeoutException late) {
      return new AppAnswer(true, 0, "", limit, "operation_timeout");
    } catch (IOException unreachable) {
      return AppAnswer.nowhere("dispatch_failed: the request URL cannot be reached");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return AppAnswer.nowhere("interrupted");
    }
  }

  private static String form(ObjectNode fields) {
    return fields.properties().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue().asText("")))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
