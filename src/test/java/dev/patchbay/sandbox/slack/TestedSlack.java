package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A simulated Slack with one workspace, a clock in hand, and a small app that answers as told. */
final class TestedSlack implements AutoCloseable {
  static final String TEAM = "T1ACME";
  static final String ANN = "U1ANN";
  static final String BOB = "U1BOB";
  static final String OPS = "C1OPS";
  static final String ELSEWHERE = "C1ELSE";
  static final String SECRET = "C1SECRET";
  static final String[] SCOPES = {
    "commands", "chat:write", "chat:write.public", "channels:read", "channels:join", "users:read"
  };

  final SteppedClock clock = new SteppedClock();
  final SlackSimulator slack;
  final AppCredentials app;
  final List<Received> received = new CopyOnWriteArrayList<>();
  volatile Function<Received, Answer> answers = request -> new Answer(200, "");
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /** What came to the app. */
  record Received(String timestamp, String signature, String retry, String body) {
    Args form() {
      return Args.ofForm(body);
    }

    JsonNode payload() {
      return Json.parse(form().need("payload")).orElseThrow();
    }
  }

  /** What the app says. */
  record Answer(int status, String body) {}

  /** A clock that moves only when told. */
  static final class SteppedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

    void step(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  TestedSlack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Received request =
              new Received(
                  String.valueOf(headers.getFirst("X-Slack-Request-Timestamp")),
                  String.valueOf(headers.getFirst("X-Slack-Signature")),
                  String.valueOf(headers.getFirst("X-Slack-Retry-Num")),
                  body);
          received.add(request);
          Answer answer = answers.apply(request);
          byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    slack =
        SlackSimulator.start(
            SlackSettings.strict().withClock(clock).withAckLimit(Duration.ofSeconds(2)));
    SlackSetup setup = slack.setup();
    setup.workspace(new Workspace(TEAM, "Acme", "acme"));
    setup.member(Member.person(ANN, TEAM, "ann", "Ann Ash", "ann@acme.test"));
    setup.member(Member.person(BOB, TEAM, "bob", "Bob Birch", "bob@acme.test"));
    setup.channel(ChannelDraft.open(OPS, TEAM, "ops", ANN, BOB));
    setup.channel(ChannelDraft.open(ELSEWHERE, TEAM, "elsewhere", BOB));
    setup.channel(ChannelDraft.secret(SECRET, TEAM, "secret", ANN));
    app =
        setup.app(
            AppDraft.named("Cables", SCOPES)
                .withCommands("/pd")
                .withEvents("app_uninstalled", "tokens_revoked")
                .withRedirectUrls("https://app.test/back")
                .withRequestUrl(url()));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  String install() {
    return slack.setup().install(app.appId(), ANN).path("access_token").asText();
  }

  /** Calls a method with a form; names and values alternate. */
  JsonNode call(String token, String method, String... args) {
    return Json.parse(send(token, method, form(args), "application/x-www-form-urlencoded").body())
        .orElseThrow();
  }

  String error(String token, String method, String... args) {
    return call(token, method, args).path("error").asText("none");
  }

  static String form(String... args) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < args.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&").append(args[i]).append('=');
      form.append(URLEncoder.encode(args[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  HttpResponse<String> send(String token, String method, String body, String type) {
    return post(slack.apiUrl().resolve(method), token, body, type);
  }

  HttpResponse<String> post(URI url, String token, String body, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    slack.close();
    server.stop(0);
  }
}
