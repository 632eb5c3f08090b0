package dev.patchbay.sandbox.page;

import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.slack.SlackSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The sandbox in a browser, on 127.0.0.1 only. It drives the two simulators and owns neither:
 * closing the page leaves them running. Thread-safe.
 */
public final class SandboxPage implements AutoCloseable {
  private static final int THREADS = 16;

  private final Server server;
  private final ServerConnector connector;

  private SandboxPage(int port, PageHandler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("sandbox-page");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setStopTimeout(0);
    server.setHandler(handler);
  }

  /**
   * Listens when this returns.
   *
   * @param port 0 for any free port
   */
  public static SandboxPage start(
      int port, SlackSimulator slack, PagerDutySimulator pagerduty, PageSettings settings) {
    PageState state = new PageState(slack, pagerduty, settings, new ListedConnections(settings));
    SandboxPage page =
        new SandboxPage(port, new PageHandler(state, new PageActions(slack, pagerduty)));
    try {
      page.server.start();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox page cannot listen on port " + port, e);
    } catch (Exception e) {
      throw new IllegalStateException("the sandbox page cannot start", e);
    }
  }

  /** The address to open, with its last slash. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the sandbox page does not stop", e);
    }
  }
}
