package dev.patchbay.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * One request again and again over some kept connections, each as fast as it is answered. One
 * thread asks on all of them, and reads of an answer only where it ends: what asking takes, the
 * server on the same machine does not get.
 */
final class Load implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Selector selector = Selector.open();
  private final LongStream.Builder took = LongStream.builder();

  private Load() throws IOException {}

  /** What each answer took, in nanoseconds, sorted. */
  static long[] run(int port, byte[] request, int seconds) throws IOException {
    try (var load = new Load()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        load.connect(port).ask(request);
      }
      load.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), request);
      return load.took.build().sorted().toArray();
    }
  }

  private KeptConnection connect(int port) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var connection = new KeptConnection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  private void until(long end, byte[] request) throws IOException {
    while (System.nanoTime() < end) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException("nothing was answered for " + PATIENCE_MILLIS + " ms");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        var connection = (KeptConnection) key.attachment();
        if (connection.answered()) {
          took.add(connection.nanos());
          connection.ask(request);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
