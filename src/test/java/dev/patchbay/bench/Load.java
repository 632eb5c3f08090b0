package dev.patchbay.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** One request again and again over some kept connections, each as fast as it is answered. */
final class Load {
  private static final int CONNECTIONS = 8;
  private static final int MOST = 4096;

  private Load() {}

  /** What each answer took, in nanoseconds, sorted. */
  static long[] run(int port, byte[] request, int seconds) throws Exception {
    var pool = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Callable<long[]>> senders = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.add(() -> send(port, request, end));
      }
      var took = LongStream.builder();
      for (var sender : pool.invokeAll(senders)) {
        Arrays.stream(sender.get()).forEach(took::add);
      }
      return took.build().sorted().toArray();
    } finally {
      pool.shutdownNow();
    }
  }

  private static long[] send(int port, byte[] request, long end) throws IOException {
    var took = LongStream.builder();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      while (System.nanoTime() < end) {
        long begun = System.nanoTime();
        socket.getOutputStream().write(request);
        readAnswer(in);
        took.add(System.nanoTime() - begun);
      }
    }
    return took.build().toArray();
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("not answered: " + status);
    }
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    byte[] bytes = new byte[MOST];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || length == MOST) {
        throw new IOException("the connection ended within an answer");
      }
      bytes[length++] = (byte) next;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
  }
}
