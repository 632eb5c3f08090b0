package dev.patchbay.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody who takes nothing of an answer keeps others from theirs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowReadersTest {
  /** More than the buffers of a connection take. */
  private static final ByteBuffer LARGE = ByteBuffer.allocateDirect(16 * 1024 * 1024);

  private static final int MORE_THAN_THREADS = 150;

  private final List<Socket> sockets = new ArrayList<>();
  private final HttpServer server =
      new HttpServer(
          new HttpServerSettings(0, URI.create("http://localhost")),
          new Routes()
              .get("/", call -> Answer.of(200, "text/plain", "here"))
              .get("/large", call -> Answer.of(200, "text/plain", LARGE.duplicate())),
          new BodyLimits(
              1024,
              Duration.ofSeconds(4),
              Duration.ofSeconds(2),
              1,
              Duration.ofSeconds(1),
              1024 * 1024,
              Duration.ofSeconds(4)),
          new SecureRandom());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    server.stop(Duration.ofSeconds(1));
  }

  @Test
  void who_does_not_read_an_answer_holds_no_thread_and_is_hung_up_on() throws IOException {
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      asks("/large");
    }
    long begun = System.nanoTime();
    assertThat(asks("/").getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .endsWith("here");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> sockets.subList(0, MORE_THAN_THREADS).stream().allMatch(SlowReadersTest::isGone));
  }

  /** Takes what fits a small buffer of its own, and no more until it is read. */
  private Socket asks(String path) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", server.port()));
    write(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return socket;
  }

  private static boolean isGone(Socket socket) {
    try {
      write(socket, "a");
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
