package dev.patchbay.bench;

import dev.patchbay.pagerduty.event.RealDeliveries;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PagerDuty's side of a storm: signed deliveries at an even pace over connections that are kept.
 * All that can be done before is, so that the sender costs little, and what it costs is counted.
 */
final class StormSender {
  private static final int CONNECTIONS = 64;
  private static final int INCIDENTS = 500;
  private static final int MOST = 4096;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final byte[][] requests;
  private final AtomicLongArray nanos;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong cpu = new AtomicLong();

  StormSender(int events, String path, String secret) throws GeneralSecurityException {
    requests = new byte[events][];
    nanos = new AtomicLongArray(events);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var real = new String(RealDeliveries.body("acknowledged"), StandardCharsets.UTF_8);
    for (int i = 0; i < events; i++) {
      requests[i] = request(path, body(real, i), mac, i);
    }
  }

  private static String body(String real, int number) {
    return real.replace("01FKZSRAQJLP9S3OPM2VALGUPJ", id(number))
        .replace("Q2CKYRLH85UNN4", "Q2CKYRLH85" + number % INCIDENTS);
  }

  static String id(int number) {
    return "01FKZSRAQJ%016d".formatted(number);
  }

  private static byte[] request(String path, String body, Mac mac, int number) {
    var signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    return """
    POST %s HTTP/1.1\r
    Host: 127.0.0.1\r
    Content-Type: application/json\r
    User-Agent: PagerDuty-Webhook/V3.0\r
    X-PagerDuty-Signature: v1=%s\r
    X-Webhook-Id: W%d\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(
            path,
            HexFormat.of().formatHex(signature),
            number,
            body.getBytes(StandardCharsets.UTF_8).length,
            body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Sends all of them; answers how long that took, in nanoseconds. */
  long send(int port, int perSecond) throws InterruptedException {
    long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long begun = System.nanoTime();
    var ended = new CountDownLatch(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      new Thread(
              () -> {
                sendEach(port, first, begun, step);
                ended.countDown();
              },
              "storm-sender-" + i)
          .start();
    }
    ended.await();
    return System.nanoTime() - begun;
  }

  private void sendEach(int port, int first, long begun, long step) {
    int number = first;
    while (number < requests.length) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
        var in = new BufferedInputStream(socket.getInputStream());
        for (; number < requests.length; number += CONNECTIONS) {
          pauseUntil(begun + number * step);
          long sent = System.nanoTime();
          nanos.set(number, -1);
          socket.getOutputStream().write(requests[number]);
          if (!taken(in)) {
            refused.incrementAndGet();
          }
          nanos.set(number, System.nanoTime() - sent);
        }
      } catch (IOException e) {
        refused.incrementAndGet();
        number += CONNECTIONS;
      }
    }
    cpu.addAndGet(THREADS.getCurrentThreadCpuTime());
  }

  private static void pauseUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static boolean taken(InputStream in) throws IOException {
    boolean taken = line(in).startsWith("HTTP/1.1 202");
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return taken;
  }

  private static String line(InputStream in) throws IOException {
    var bytes = new byte[MOST];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || length == MOST) {
        throw new IOException("the connection ended within an answer");
      }
      bytes[length++] = (byte) next;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
  }

  int refused() {
    return refused.get();
  }

  /** What the sender's threads have used of one core, in nanoseconds. */
  long cpu() {
    return cpu.get();
  }

  /** How long each answer took, in nanoseconds, sorted. */
  long[] answers() {
    var sorted = new long[requests.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = nanos.get(i);
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
