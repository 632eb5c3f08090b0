package dev.patchbay.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One process, from its start to its first answer to a signed command, and at rest after it. */
final class Measured {
  static final String SIGNING_SECRET = "bench-signing-secret";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long REST_SECONDS = 5;
  private static final String COMMAND =
      "team_id=T1&user_id=U1&user_name=ada&channel_id=C1&channel_name=ops&command=%2Fpd&text=help"
          + "&trigger_id=1.2.3&response_url=http%3A%2F%2F127.0.0.1%3A9%2F";

  private Measured() {}

  /**
   * What a start took until the first answer, and what is held at rest after it.
   *
   * @param cpuMillis of all its threads: on a busy machine the figure to compare
   */
  record Run(long millis, long cpuMillis, double megabytes) {}

  @FunctionalInterface
  interface Start {
    ProcessBuilder on(int port);
  }

  static Run run(Start start) throws Exception {
    try (var running = Running.of(start)) {
      TimeUnit.SECONDS.sleep(REST_SECONDS);
      return new Run(running.millis(), running.cpuMillis(), resident(running.process().pid()));
    }
  }

  /** A process that has answered once, {@code millis} after its start. */
  record Running(Process process, int port, long millis, long cpuMillis) implements AutoCloseable {
    static Running of(Start start) throws Exception {
      int port = freePort();
      var builder =
          start.on(port).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      long begin = System.nanoTime();
      Process process = builder.start();
      var client = HttpClient.newHttpClient();
      while (!answers(client, port)) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
          process.destroy();
          throw new IllegalStateException(
              "one does not answer: " + String.join(" ", builder.command()));
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      return new Running(process, port, millis, cpu(process).toMillis());
    }

    /** What its threads have used so far, of all cores together. */
    Duration cpu() {
      return cpu(process);
    }

    private static Duration cpu(Process process) {
      return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  /** The signed command as one request on a connection that is kept; good for five minutes. */
  static byte[] request() throws Exception {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return """
    POST /slack/events HTTP/1.1\r
    Host: 127.0.0.1\r
    Content-Type: application/x-www-form-urlencoded\r
    X-Slack-Request-Timestamp: %s\r
    X-Slack-Signature: %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(timestamp, signature(timestamp), COMMAND.length(), COMMAND)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean answers(HttpClient client, int port) throws Exception {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(COMMAND))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String signature(String timestamp) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = ("v0:" + timestamp + ":" + COMMAND).getBytes(StandardCharsets.UTF_8);
    return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed));
  }

  private static double resident(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IllegalStateException("no VmRSS: this needs Linux");
  }

  static double millis(List<Run> runs) {
    return median(runs, Run::millis);
  }

  static double cpuMillis(List<Run> runs) {
    return median(runs, Run::cpuMillis);
  }

  static double megabytes(List<Run> runs) {
    return median(runs, Run::megabytes);
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
