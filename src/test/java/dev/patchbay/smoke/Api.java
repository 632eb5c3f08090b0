package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The HTTP API as a pipeline calls it. */
final class Api {
  static final String TOKEN = "an-api-token-that-nobody-guesses-0123456789";

  /** What Patchbay is to be started with. */
  static final Map<String, String> SETTINGS = Map.of("PATCHBAY_API_TOKEN", "pipeline:" + TOKEN);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final World world;

  Api(World world) {
    this.world = world;
  }

  String export(String format) {
    return ok(get("/export?format=" + format));
  }

  JsonNode plan(String yaml) {
    return json(ok(post("/plan", yaml)));
  }

  /** The lines of the answer, the last one too. */
  List<JsonNode> apply(String yaml, String query) {
    return ok(post("/apply" + query, yaml)).lines().map(Api::json).toList();
  }

  /** What a bad file is answered. */
  JsonNode refused(String yaml) {
    HttpResponse<String> answer = post("/plan", yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return json(answer.body());
  }

  JsonNode json(String path, String field) {
    return json(ok(get(path))).path(field);
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String yaml) {
    return send(
        request(path)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofString(yaml)));
  }

  private HttpRequest.Builder request(String path) {
    URI url = URI.create(world.sandbox().address() + "/api/v1" + path);
    return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
