package dev.patchbay.web;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.web.WebNode.Setup;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What no route takes: too much, unknown, not readable; and how each is told. */
final class HttpRefusalsTest {
  private static final int LIMIT = 1024 * 1024;

  private final WebNode node;

  HttpRefusalsTest(@TempDir Path folder) {
    node = new WebNode(folder, Setup.PLAIN);
  }

  @AfterEach
  void close() {
    node.close();
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
}
