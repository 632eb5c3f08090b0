package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A small account, and an HTTP client that says exactly what it is told to say. */
final class AcmeAccount implements AutoCloseable {
  static final String ACCEPT = "application/vnd.pagerduty+json;version=2";
  static final URI CALLBACK = URI.create("http://localhost:3000/pagerduty/callback");
  static final String VERIFIER = "v".repeat(50);
  static final Set<String> SCOPES =
      Set.of(
          "services.read",
          "extension_schemas.read",
          "extensions.read",
          "extensions.write",
          "incidents.read",
          "incidents.write",
          "users.read",
          "oncalls.read",
          "teams.read",
          "escalation_policies.read",
          "priorities.read",
          "abilities.read");

  private static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock();
  final PagerDutySimulator pagerDuty;
  final Member alice;
  final Member bob;
  final SimulatedService checkout;
  private final HttpClient http = HttpClient.newHttpClient();

  /** An answer, parsed where it is JSON. */
  record Reply(int status, String body, Map<String, String> headers) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }
  }

  AcmeAccount() {
    this(SimulatorSettings.of("acme", "us"));
  }

  AcmeAccount(SimulatorSettings settings) {
    pagerDuty = PagerDutySimulator.start(settings.withClock(clock));
    pagerDuty.account().register(new OAuthApp("app1", "s3cret", SCOPES, Set.of(CALLBACK)));
    alice = pagerDuty.account().addUser("Alice", "alice@acme.example", Role.ADMIN);
    bob = pagerDuty.account().addUser("Bob", "bob@acme.example", Role.LIMITED_USER);
    checkout = pagerDuty.account().addService("Checkout API");
  }

  String appToken() {
    return pagerDuty.logins().appToken("app1", SCOPES.toArray(String[]::new));
  }

  String tokenOf(Member user) {
    return pagerDuty.logins().personToken("app1", user.id(), SCOPES.toArray(String[]::new));
  }

  Reply get(String token, String path) {
    return rest("GET", token, path, "", Map.of());
  }

  Reply put(String token, String path, Object body) {
    return rest("PUT", token, path, body.toString(), Map.of());
  }

  Reply post(String token, String path, Object body) {
    return rest("POST", token, path, body.toString(), Map.of());
  }

  Reply rest(String method, String token, String path, String body, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", ACCEPT);
    headers.put("Content-Type", "application/json");
    headers.putAll(more);
    headers.values().removeIf(String::isEmpty);
    return send(method, URI.create(pagerDuty.apiUrl() + path), headers, body);
  }

  Reply form(String path, String... fields) {
    return form(path, Map.of(), fields);
  }

  Reply form(String path, Map<String, String> more, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(encode(fields[i + 1]));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.putAll(more);
    return send("POST", URI.create(pagerDuty.identityUrl() + path), headers, body.toString());
  }

  Reply send(String method, URI uri, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.body(),
          response.headers().map().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().get(0))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The extension that the contract writes, with both generations of bot fields. */
  ObjectNode extension(String channel, String botToken) {
    ObjectNode extension = JSON.createObjectNode().put("name", "Checkout API - #ops in Acme");
    extension
        .putObject("extension_schema")
        .put("id", pagerDuty.settings().slackSchemaId())
        .put("type", "extension_schema_reference");
    extension
        .putArray("extension_objects")
        .addObject()
        .put("id", checkout.id())
        .put("type", "service_reference");
    extension.set("config", config(channel, botToken));
    return JSON.createObjectNode().set("extension", extension);
  }

  static ObjectNode config(String channel, String botToken) {
    ObjectNode config =
        JSON.createObjectNode()
            .put("ok", true)
            .put("access_token", botToken)
            .put("bot_access_token_v2", botToken)
            .put("bot_user_id", "UBOT");
    config.putObject("bot").put("bot_user_id", "UBOT").put("bot_access_token", botToken);
    config.putObject("incoming_webhook").put("channel", "#ops").put("channel_id", channel);
    ObjectNode types = config.putObject("notify_types");
    for (String type : new String[] {"trigger", "acknowledge", "resolve", "annotate"}) {
      types.put(type, true);
    }
    config.putObject("urgency").put("high", true).put("low", false);
    return config;
  }

  static String status(String status) {
    return "{\"incident\":{\"type\":\"incident_reference\",\"status\":\"" + status + "\"}}";
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    pagerDuty.close();
  }
}
