package dev.patchbay.sandbox.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server on one port of 127.0.0.1, known from its construction on, also where it is chosen. */
public final class LocalServer implements AutoCloseable {
  private final String name;
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param name of what is simulated, for threads and errors
   * @param port 0 = any that is free
   */
  public LocalServer(String name, int port) {
    this.name = name;
    QueuedThreadPool threads = new QueuedThreadPool(64, 2);
    threads.setName("simulated-" + name);
    threads.setDaemon(true);
    server = new Server(threads);
    server.setStopTimeout(0);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated " + name + " cannot listen", e);
    }
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  public void start(Function<Server, Handler> handler) {
    try {
      server.setHandler(handler.apply(server));
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the simulated " + name + " cannot start", e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulated " + name + " does not stop", e);
    }
  }
}
