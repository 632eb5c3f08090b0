package dev.patchbay.bench;

import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.web.http.RawRoute;
import dev.patchbay.web.http.Routes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What others wait for an answer of the HTTP server while many senders have sent half a body and
 * are silent, beside what they wait with none. Usage: {@code HangingSendersBench [SENDERS]}.
 */
public final class HangingSendersBench {
  private static final int REQUESTS = 500;
  private static final String HEAD = "POST /slack/events HTTP/1.1\r\nHost: localhost\r\n";

  private HangingSendersBench() {}

  public static void main(String[] args) throws IOException {
    int senders = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
    var routes =
        new Routes()
            .post(
                "/slack/events",
                new RawRoute((headers, body) -> new RawEndpoint.Answer(200, "text/plain", "ok")));
    var settings = new HttpServerSettings(0, URI.create("http://localhost"));
    var server = new HttpServer(settings, routes, new SecureRandom());
    server.start();
    var hanging = new ArrayList<Socket>();
    try {
      measure(server.port());
      long[] alone = measure(server.port());
      for (int i = 0; i < senders; i++) {
        var socket = new Socket("localhost", server.port());
        write(socket, HEAD + "Content-Length: 4000\r\n\r\n" + "a".repeat(2000));
        hanging.add(socket);
      }
      long[] beside = measure(server.port());
      print("with no other sender", alone);
      print("beside " + senders + " hanging senders", beside);
      System.out.printf(
          "ratio: p50 %.2f, p99 %.2f%n",
          (double) at(beside, 50) / at(alone, 50), (double) at(beside, 99) / at(alone, 99));
    } finally {
      for (var socket : hanging) {
        socket.close();
      }
      server.stop(Duration.ofSeconds(1));
    }
  }

  /** Nanoseconds of each of the requests, sorted; a connection for each. */
  private static long[] measure(int port) throws IOException {
    long[] took = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long begun = System.nanoTime();
      try (var socket = new Socket("localhost", port)) {
        socket.setSoTimeout(30_000);
        write(socket, HEAD + "Connection: close\r\nContent-Length: 2\r\n\r\nab");
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!answer.startsWith("HTTP/1.1 200")) {
          throw new IllegalStateException("not answered: " + List.of(answer.split("\r\n", 2)));
        }
      }
      took[i] = System.nanoTime() - begun;
    }
    Arrays.sort(took);
    return took;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static long at(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100];
  }

  private static void print(String what, long[] sorted) {
    System.out.printf(
        "answers %s: p50 %.2f ms, p99 %.2f ms%n", what, at(sorted, 50) / 1e6, at(sorted, 99) / 1e6);
  }
}
