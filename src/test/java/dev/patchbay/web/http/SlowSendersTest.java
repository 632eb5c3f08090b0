package dev.patchbay.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody who sends slowly, too much or nothing keeps others from their answers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowSendersTest {
  private static final BodyLimits LIMITS =
      new BodyLimits(
          1024 * 1024,
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          1024,
          Duration.ofSeconds(1),
          64 * 1024 * 1024,
          Duration.ofSeconds(10));

  private final List<Socket> sockets = new ArrayList<>();
  private HttpServer server = started(LIMITS);

  private static HttpServer started(BodyLimits limits) {
    var routes =
        new Routes()
            .get("/", call -> Answer.of(200, "text/plain", "here"))
            .post(
                "/echo",
                new RawRoute(
                    (headers, body) ->
                        new RawEndpoint.Answer(200, "text/plain", "took " + body.length)))
            .post("/form", call -> Answer.of(200, "text/plain", call.form().field("a").orElse("")));
    var settings = new HttpServerSettings(0, URI.create("http://localhost"));
    var server = new HttpServer(settings, routes, limits, new SecureRandom());
    server.start();
    return server;
  }

  @AfterEach
  void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    server.stop(Duration.ofSeconds(1));
  }

  @Test
  void headers_that_trickle_in_are_cut_off_and_a_connection_in_use_is_not() throws IOException {
    var kept = sends("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    var slow = sends("GET / HTTP/1.1\r\nX-Slow: ");
    slow.setSoTimeout(1);
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(20))
        .until(() -> isCutOff(slow));
    write(kept, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(rest(kept)).containsSubsequence("here", "here");
  }

  private static boolean isCutOff(Socket slow) {
    try {
      write(slow, "a");
      return slow.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private Socket sends(String text) throws IOException {
    var socket = new Socket("localhost", server.port());
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    write(socket, text);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String post(String path, String more) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The status line, while the connection stays open. */
  private static String firstLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    int next;
    while ((next = socket.getInputStream().read()) != '\r' && next >= 0) {
      line.append((char) next);
    }
    return line.toString();
  }

  @Test
  void three_hundred_senders_of_half_a_body_keep_nobody_waiting() throws IOException {
    for (int i = 0; i < 300; i++) {
      sends(post("/echo", "Content-Length: 4000\r\n") + "a".repeat(2000));
    }
    long begun = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      var answer = rest(sends(post("/echo", "Connection: close\r\nContent-Length: 2\r\n") + "ab"));
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("took 2");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
  }

  @Test
  void who_falls_silent_is_told_after_a_while_and_hung_up_on() throws IOException {
    long begun = System.nanoTime();
    var answer = rest(sends(post("/echo", "Content-Length: 4000\r\n") + "aa"));
    assertThat(answer).startsWith("HTTP/1.1 408").containsIgnoringCase("Connection: close");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isBetween(1L, 3L);
  }

  @Test
  void who_sends_fast_enough_at_first_has_a_deadline_for_the_whole() throws IOException {
    long begun = System.nanoTime();
    var answer = rest(sends(post("/echo", "Content-Length: 4000\r\n") + "a".repeat(3000)));
    assertThat(answer).startsWith("HTTP/1.1 408");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isBetween(3L, 6L);
  }

  @Test
  void a_told_length_that_is_too_much_is_refused_before_a_byte_of_it_comes() throws IOException {
    var socket = sends(post("/echo", "Content-Length: 5000000\r\n"));
    long begun = System.nanoTime();
    assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
    assertThat(rest(socket)).containsIgnoringCase("Connection: close");
  }

  @Test
  void chunks_without_end_are_refused_at_the_bound() throws IOException {
    var socket = sends(post("/echo", "Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 17; i++) {
      write(socket, "10000\r\n" + "a".repeat(65_536) + "\r\n");
    }
    assertThat(rest(socket)).startsWith("HTTP/1.1 413");
  }

  @Test
  void bodies_that_are_still_coming_have_a_bound_together() throws IOException {
    server.stop(Duration.ofSeconds(1));
    server =
        started(
            new BodyLimits(
                1024 * 1024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                1,
                Duration.ofSeconds(1),
                8000,
                Duration.ofSeconds(10)));
    var first = sends(post("/echo", "Content-Length: 5001\r\n") + "a".repeat(5000));
    var second = sends(post("/echo", "Content-Length: 5001\r\n") + "a".repeat(5000));
    var poll = new Socket[] {first, second};
    int refused = -1;
    while (refused < 0) {
      refused = poll[0].getInputStream().available() > 0 ? 0 : -1;
      refused = poll[1].getInputStream().available() > 0 ? 1 : refused;
      Thread.onSpinWait();
    }
    assertThat(rest(poll[refused])).startsWith("HTTP/1.1 503");
    write(poll[1 - refused], "b");
    assertThat(firstLine(poll[1 - refused])).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_refused_body_leaves_nothing_behind_on_a_kept_connection() throws IOException {
    var socket = sends(post("/", "Content-Length: 3\r\n") + "abc");
    assertThat(firstLine(socket)).startsWith("HTTP/1.1 405");
    write(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(rest(socket)).contains("HTTP/1.1 200").endsWith("here");
  }

  @Test
  void who_asks_before_sending_too_much_is_told_not_to() throws IOException {
    var answer = rest(sends(post("/echo", "Expect: 100-continue\r\nContent-Length: 5000000\r\n")));
    assertThat(answer).startsWith("HTTP/1.1 413");
    var socket = sends(post("/echo", "Expect: 100-continue\r\nContent-Length: 2\r\n"));
    assertThat(firstLine(socket)).startsWith("HTTP/1.1 100");
    write(socket, "ab");
    socket.shutdownOutput();
    assertThat(rest(socket)).contains("HTTP/1.1 200").endsWith("took 2");
  }

  @Test
  void a_body_that_ends_too_soon_is_no_request() throws IOException {
    var socket = sends(post("/echo", "Content-Length: 4000\r\n") + "a");
    socket.shutdownOutput();
    assertThat(rest(socket)).startsWith("HTTP/1.1 400");
  }
}
