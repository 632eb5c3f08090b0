package dev.patchbay.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The app's connections, as its own API lists them: neither vendor knows those of delivery {@code
 * webhook}. Thread-safe.
 */
final class ListedConnections {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final PageSettings settings;

  ListedConnections(PageSettings settings) {
    this.settings = settings;
  }

  /** Empty without a token, and while the app does not answer. */
  JsonNode now() {
    return settings.apiToken().map(this::ask).orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  private JsonNode ask(String token) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.patchbayUrl() + "/api/v1/connections"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return MAPPER.readTree(answer.body()).path("connections");
      }
    } catch (IOException e) {
      // The app restarts; the page asks again in a moment.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return JsonNodeFactory.instance.arrayNode();
  }
}
