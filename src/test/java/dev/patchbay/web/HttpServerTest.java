package dev.patchbay.web;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.web.WebNode.Setup;
import dev.patchbay.web.http.Html;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.web.http.Routes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is the same for every route: limits, ids, headers, refusals, the end. */
final class HttpServerTest {
  private static final int LIMIT = 1024 * 1024;

  private final Path folder;
  private WebNode node;

  HttpServerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() {
    node = new WebNode(folder, Setup.PLAIN);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private WebNode restart(Setup setup) {
    node.close();
    node = new WebNode(folder, setup);
    return node;
  }

  private static Setup slack(RawEndpoint slack) {
    return new Setup("http://localhost:3000", true, slack, List.of());
  }

  @Test
  void Slack_gets_its_bytes_to_the_endpoint_and_the_answer_back() {
    var answer = node.post("/slack/events", "ä=1", "X-Slack-Signature", "v0=abc");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("v0=abc 4");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void a_body_of_one_megabyte_is_taken_and_one_byte_more_is_not() {
    assertThat(node.post("/slack/events", "a".repeat(LIMIT)).statusCode()).isEqualTo(200);
    assertThat(node.post("/slack/events", "a".repeat(LIMIT + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void who_writes_all_of_a_large_body_before_reading_gets_the_answer() throws IOException {
    int length = 20 * LIMIT;
    try (var socket = new Socket("localhost", node.port())) {
      var out = socket.getOutputStream();
      out.write(
          ("POST /slack/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                  + length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[length]);
      out.flush();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_large_body_whose_length_is_not_told_is_refused_too() {
    byte[] body = "a".repeat(LIMIT + 1).getBytes(StandardCharsets.UTF_8);
    var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
    assertThat(node.send(node.request("/slack/events").POST(chunked)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_sane_request_id_is_kept_and_another_is_replaced() {
    assertThat(header(node.get("/healthz", "X-Request-Id", "abc-1.2_3"), "X-Request-Id"))
        .isEqualTo("abc-1.2_3");
    assertThat(header(node.get("/healthz", "X-Request-Id", "<script>"), "X-Request-Id"))
        .matches("[0-9a-f]{16}");
    assertThat(header(node.get("/healthz"), "X-Request-Id")).matches("[0-9a-f]{16}");
  }

  @Test
  void every_answer_has_the_headers_that_keep_browsers_safe() {
    for (var answer : List.of(node.get("/"), node.get("/none"), node.get("/healthz"))) {
      assertThat(header(answer, "Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", Html.STYLE_HASH);
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
      assertThat(header(answer, "Server")).isEmpty();
    }
  }

  @Test
  void behind_https_browsers_are_told_to_stay_there() {
    restart(new Setup("https://patchbay.example", true, WebNode.ECHO, List.of()));
    assertThat(header(node.get("/"), "Strict-Transport-Security")).contains("max-age=");
    assertThat(header(node.get("/slack/install"), "Set-Cookie")).contains("Secure");
  }

  @Test
  void a_public_address_with_a_path_is_served_with_and_without_it() {
    restart(new Setup("https://tools.example/patchbay/", true, WebNode.ECHO, List.of()));
    for (var base : List.of("", "/patchbay")) {
      assertThat(node.get(base + "/healthz").statusCode()).as(base).isEqualTo(200);
      assertThat(node.get(base + "/").body()).contains("href=\"/patchbay/slack/install\"");
      assertThat(header(node.get(base + "/slack/install"), "Set-Cookie"))
          .contains("Path=/patchbay/slack");
      assertThat(node.get(base + "/slack/oauth_redirect", "Accept", "text/html").body())
          .contains("href=\"/patchbay/slack/install\"");
      assertThat(node.post(base + "/slack/events", "a").statusCode()).isEqualTo(200);
    }
    assertThat(node.get("/patchbay").statusCode()).isEqualTo(200);
    assertThat(node.get("/patchbayhealthz").statusCode()).isEqualTo(404);
    assertThat(node.get("/patchbay/patchbay/healthz").statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_address_is_a_page_a_json_or_a_problem_by_who_asks() {
    var page = node.get("/none", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Page not found.</h1>");
    assertThat(header(node.get("/none"), "Content-Type")).isEqualTo("application/json");
    var problem = node.get("/api/v1/connections", "Accept", "text/html");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.body()).contains("\"status\":404");
  }

  @Test
  void a_method_that_an_address_does_not_take_is_told_those_it_does() {
    var get = node.get("/slack/events");
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(header(get, "Allow")).isEqualTo("POST");
    assertThat(header(node.post("/pagerduty/callback", ""), "Allow")).isEqualTo("GET, HEAD");
    assertThat(header(node.send(node.request("/pagerduty/login").DELETE()), "Allow"))
        .isEqualTo("GET, HEAD, POST");
  }

  @Test
  void HEAD_is_GET_without_the_body() {
    var head = node.head("/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(node.get("/"), "Content-Length"));
  }

  @Test
  void a_query_or_form_that_cannot_be_decoded_is_the_senders_fault_and_no_error_here()
      throws IOException {
    var logger = (Logger) LoggerFactory.getLogger("dev.patchbay.web");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    try {
      assertThat(raw("GET /pagerduty/login?ticket=%zz HTTP/1.1\r\nAccept: text/html\r\n", ""))
          .startsWith("HTTP/1.1 400")
          .contains("<h1>Part of this address or form can&#39;t be read.");
      for (var field : List.of("ticket=%zz", "a=%", "%4=1", "a=%u12")) {
        assertThat(raw("GET /slack/oauth_redirect?" + field + " HTTP/1.1\r\n", ""))
            .as(field)
            .startsWith("HTTP/1.1 400")
            .contains("can't be read");
        var type = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertThat(raw("POST /pagerduty/login HTTP/1.1\r\n" + type, field))
            .as(field)
            .startsWith("HTTP/1.1 400")
            .contains("can't be read");
      }
      assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    } finally {
      logger.detachAppender(lines);
    }
  }

  private String raw(String head, String body) throws IOException {
    try (var socket = new Socket("localhost", node.port())) {
      var more = "Host: localhost\r\nConnection: close\r\nContent-Length: " + body.length();
      socket
          .getOutputStream()
          .write((head + more + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_exception_is_bare_words_and_the_id_that_the_log_has() {
    restart(
        slack(
            (headers, body) -> {
              throw new IllegalStateException("xoxb-secret at line 7");
            }));
    var answer = node.post("/slack/events", "");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("Something went wrong", header(answer, "X-Request-Id"))
        .doesNotContain("xoxb", "Exception", "line 7");
  }

  @Test
  void what_Jetty_itself_refuses_shows_nothing_either() throws IOException {
    var long16k = node.get("/healthz", "X-Long", "a".repeat(20_000));
    assertThat(long16k.statusCode()).isEqualTo(431);
    try (var socket = new Socket("localhost", node.port())) {
      socket
          .getOutputStream()
          .write("GET /%zz<b> HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception", "<b>", "Jetty");
    }
  }

  @Test
  void the_first_page_offers_to_add_it_where_it_can_be_added() {
    assertThat(node.get("/").body()).contains("href=\"/slack/install\"", "lang=\"en\"");
    restart(new Setup("http://localhost:3000", false, WebNode.ECHO, List.of()));
    assertThat(node.get("/").body()).doesNotContain("/slack/install");
  }

  @Test
  void a_stop_lets_a_running_request_finish() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    restart(
        slack(
            (headers, body) -> {
              entered.countDown();
              try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return new RawEndpoint.Answer(200, "text/plain", "finished");
            }));
    var running = CompletableFuture.supplyAsync(() -> node.post("/slack/events", ""));
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    var stopping = CompletableFuture.runAsync(() -> node.stop(Duration.ofSeconds(20)));
    // Longer than idle connections are left open while it stops.
    await().during(Duration.ofMillis(500)).until(() -> !running.isDone() && !stopping.isDone());
    goOn.countDown();
    assertThat(running.get(20, TimeUnit.SECONDS).body()).isEqualTo("finished");
    stopping.get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_port_in_use_is_named() {
    var second =
        new HttpServer(
            new HttpServerSettings(node.port(), URI.create("http://localhost")),
            new Routes(),
            new SecureRandom());
    assertThatThrownBy(second::start)
        .hasMessageContaining("port " + node.port())
        .hasMessageContaining("another program uses it")
        .hasMessageContaining("PATCHBAY_PORT");
    second.stop(Duration.ofSeconds(1));
  }
}
