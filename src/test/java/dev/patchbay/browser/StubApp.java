package dev.patchbay.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The smallest Slack app with a command, a modal and a menu; it remembers what it was sent. */
final class StubApp implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MODAL =
      """
      {"type":"modal","callback_id":"connect","title":{"type":"plain_text","text":"Connect"},
       "submit":{"type":"plain_text","text":"Connect"},"close":{"type":"plain_text","text":"Cancel"},
       "blocks":[
        {"type":"section","text":{"type":"mrkdwn","text":"Channel: *#incidents*"}},
        {"type":"input","block_id":"service","label":{"type":"plain_text","text":"PagerDuty service"},
         "element":{"type":"external_select","action_id":"service","min_query_length":0,
          "placeholder":{"type":"plain_text","text":"Type a part of its name"}}},
        {"type":"input","block_id":"notify","label":{"type":"plain_text","text":"Tell about"},
         "element":{"type":"checkboxes","action_id":"notify","options":[
          {"text":{"type":"plain_text","text":"Triggered"},"value":"trigger"},
          {"text":{"type":"plain_text","text":"Resolved"},"value":"resolve"}]}}]}
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> payloads = new CopyOnWriteArrayList<>();
  private volatile URI slackApi = URI.create("http://127.0.0.1:9/api/");
  private volatile String botToken = "";

  StubApp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void installed(URI api, String token) {
    slackApi = api;
    botToken = token;
  }

  List<JsonNode> payloads(String type) {
    return payloads.stream().filter(p -> p.path("type").asText("").equals(type)).toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String pair : body.split("&", -1)) {
      int equals = Math.max(0, pair.indexOf('='));
      form.put(
          pair.substring(0, equals),
          URLDecoder.decode(
              pair.substring(Math.min(pair.length(), equals + 1)), StandardCharsets.UTF_8));
    }
    byte[] answer = answer(form).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String answer(Map<String, String> form) throws IOException {
    if (form.containsKey("command")) {
      return command(form);
    }
    JsonNode payload = MAPPER.readTree(form.getOrDefault("payload", "{}"));
    payloads.add(payload);
    return switch (payload.path("type").asText("")) {
      case "block_suggestion" ->
          """
          {"options":[{"text":{"type":"plain_text","text":"Checkout"},"value":"PCHECK"}]}
          """;
      case "view_submission" ->
          payload.at("/view/state/values/notify/notify/selected_options").size() == 2
              ? ""
              : """
              {"response_action":"errors","errors":{"notify":"Choose both, please."}}
              """;
      default -> "";
    };
  }

  private String command(Map<String, String> form) throws IOException {
    if (!form.getOrDefault("text", "").startsWith("connect")) {
      return """
      {"response_type":"ephemeral","text":"Hello, <@%s>: *all* is <https://example.com|well>"}
      """
          .formatted(form.get("user_id"));
    }
    var view = MAPPER.createObjectNode().put("trigger_id", form.get("trigger_id"));
    view.set("view", MAPPER.readTree(MODAL));
    HttpRequest open =
        HttpRequest.newBuilder(slackApi.resolve("views.open"))
            .header("Authorization", "Bearer " + botToken)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(view.toString()))
            .build();
    try {
      http.send(open, HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
