package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Authenticator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running server's API, for the commands. Follows no redirect: the token must not go to another
 * host. Whatever is not the answer that was asked for is an {@link CommandFailedException}, and a
 * wiring file with mistakes a {@link BadWiringFileException}.
 */
final class ApiClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Until the answer begins: a plan of many rows waits for PagerDuty's rate limit. */
  private static final Duration ANSWER = Duration.ofMinutes(30);

  private final URI server;
  private final Secret token;
  private final HttpClient http;

  ApiClient(URI server, Secret token) {
    this.server = server;
    this.token = token;
    var builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1);
    var proxyPassword = Authenticator.getDefault();
    this.http = (proxyPassword == null ? builder : builder.authenticator(proxyPassword)).build();
  }

  URI server() {
    return server;
  }

  JsonNode plan(byte[] file, boolean prune) {
    return ApiAnswers.json(text(post("plan?prune=" + prune, file)), server);
  }

  String export(String format) {
    return text(request("export?format=" + format).GET());
  }

  /**
   * Returns the last line, after all rows.
   *
   * @param each gets every line as it comes, the last one with {@code done} and {@code failed}
   */
  JsonNode apply(byte[] file, boolean prune, boolean dryRun, Consumer<JsonNode> each) {
    var request = post("apply?prune=" + prune + "&dry_run=" + dryRun, file);
    var response = send(request);
    @Nullable JsonNode last = null;
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          last = ApiAnswers.json(line, server);
          each.accept(last);
        }
      }
    } catch (IOException e) {
      throw ApiAnswers.brokeOff(server, dryRun);
    }
    if (last == null || !last.has("done")) {
      throw ApiAnswers.brokeOff(server, dryRun);
    }
    return last;
  }

  private HttpRequest.Builder post(String path, byte[] file) {
    return request(path)
        .header("Content-Type", "application/yaml")
        .POST(BodyPublishers.ofByteArray(file));
  }

  private HttpRequest.Builder request(String path) {
    var base = server.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token.reveal());
  }

  private String text(HttpRequest.Builder request) {
    try (var body = send(request).body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ApiAnswers.unreachable(server, e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return response;
      }
      try (var body = response.body()) {
        var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw ApiAnswers.refusal(server, response, text);
      }
    } catch (IOException e) {
      throw ApiAnswers.unreachable(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted. The server continues what it began.");
    }
  }
}
