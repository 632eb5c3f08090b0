package dev.patchbay.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.Rotation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server in Slack's place: one answer for each method, and what was asked. */
public final class FakeSlackApi implements AutoCloseable {
  public record Answer(int status, String body, Map<String, String> headers) {}

  public record Asked(String method, String authorization, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private final Database database = DatabaseFixture.open(DatabaseKind.H2);
  public final Installations installations;

  public FakeSlackApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String method = path.substring(path.lastIndexOf('/') + 1);
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String authorization =
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                  .orElse("");
          asked.add(new Asked(method, authorization, body));
          var answer =
              answers.getOrDefault(
                  method, new Answer(200, "{\"ok\":false,\"error\":\"unknown_method\"}", Map.of()));
          hold();
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] bytes = answer.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
    var keys = Files.createTempDirectory("patchbay").resolve("keyset.json");
    installations =
        new Installations(
            database.transactions(), Keyset.load(keys, true).encryptor(), Clock.systemUTC());
    Files.delete(keys);
    Files.delete(keys.getParent());
    installations.save(installation("xoxb-acme"));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  public SlackSettings settings() {
    return new SlackSettings(
        Optional.of(Secret.of("signing")),
        Optional.of("1.2"),
        Optional.of(Secret.of("client-secret")),
        Optional.of(Secret.of("xoxb-bare")),
        Optional.empty(),
        url(),
        URI.create("https://slack.com/oauth/v2/authorize"));
  }

  public void answers(String method, String singleQuoted) {
    answers(method, 200, singleQuoted, Map.of());
  }

  public void answers(String method, int status, String singleQuoted, Map<String, String> headers) {
    answers.put(method, new Answer(status, singleQuoted.replace('\'', '"'), headers));
  }

  /**
   * @param scopes what the workspace has granted from now on, comma separated
   */
  public void grants(String scopes) {
    installations.save(installation("xoxb-acme", scopes));
  }

  public List<String> methods() {
    return asked.stream().map(Asked::method).toList();
  }

  /** No call is answered from now on until {@code free} is counted down. */
  public void holds(CountDownLatch free) {
    held = free;
  }

  private void hold() {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on nobody listens. */
  public void hangUp() {
    server.stop(0);
    threads.shutdown();
  }

  @Override
  public void close() {
    hangUp();
    database.close();
  }

  public static Installation installation(String token) {
    return installation(token, "commands");
  }

  /** One whose token rotates. */
  public static Installation installation(String token, Rotation rotation) {
    return installation(token, "commands", Optional.of(rotation));
  }

  private static Installation installation(String token, String scopes) {
    return installation(token, scopes, Optional.empty());
  }

  private static Installation installation(
      String token, String scopes, Optional<Rotation> rotation) {
    return new Installation(
        Optional.of(new TeamId("T1")),
        Optional.empty(),
        "",
        "Acme",
        "https://acme.slack.com/",
        false,
        "A1",
        "B1",
        "UBOT",
        scopes,
        Optional.of(new SlackUserId("U1")),
        Secret.of(token),
        Instant.EPOCH,
        rotation);
  }
}
