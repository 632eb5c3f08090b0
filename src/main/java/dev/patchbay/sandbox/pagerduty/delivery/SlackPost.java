package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One call of Slack's {@code chat.postMessage}, with whatever token the extension holds. */
final class SlackPost {

  /** What Slack said. */
  sealed interface Said {
    record Posted(String ts) implements Said {}

    record Wait(Duration time) implements Said {}

    record Failed(String why) implements Said {}
  }

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Said post(URI slack, String token, JsonNode message) {
    HttpRequest request =
        HttpRequest.newBuilder(slack.resolve("chat.postMessage"))
            .timeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(Json.text(message)))
            .build();
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Said.Failed("Slack does not answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Said.Failed("interrupted");
    }
  }

  private static Said read(HttpResponse<String> response) {
    if (response.statusCode() == 429) {
      long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
      return new Said.Wait(Duration.ofSeconds(seconds));
    }
    if (response.statusCode() != 200) {
      return new Said.Failed("HTTP " + response.statusCode());
    }
    JsonNode body = Json.parse(response.body()).orElseGet(Json::object);
    return body.path("ok").asBoolean(false)
        ? new Said.Posted(body.path("ts").asText(""))
        : new Said.Failed(body.path("error").asText("not JSON"));
  }
}
