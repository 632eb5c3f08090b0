package dev.patchbay.web.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's HTTP server: plain HTTP, behind whatever ends TLS. Stops gracefully: no new requests,
 * those that run may finish. {@link #start} and {@link #stop} are called once each, by one thread.
 */
public final class HttpServer {
  private static final int THREADS = 100;
  private static final int HEADER_BYTES = 16 * 1024;

  /** While stopping, a browser's kept-open connection without a request is closed this soon. */
  private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

  private final QueuedThreadPool threads = new QueuedThreadPool(THREADS);
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param random for cookies and request ids
   */
  public HttpServer(HttpServerSettings settings, Routes routes, SecureRandom random) {
    this(settings, routes, BodyLimits.usual(), random);
  }

  HttpServer(HttpServerSettings settings, Routes routes, BodyLimits limits, SecureRandom random) {
    threads.setName("http");
    server = new Server(threads);
    server.setErrorHandler(new BareErrors());
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setPort(settings.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    server.addConnector(connector);
    var headers =
        new HeaderDeadline(
            new GracefulHandler(new Edge(routes, settings, limits, random)),
            connector.getScheduler(),
            limits.firstLook());
    connector.addEventListener(headers);
    server.setHandler(headers);
  }

  /**
   * @throws CannotListenException if the port cannot be had
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new CannotListenException(connector.getPort(), e);
    }
  }

  /** Waits at most {@code graceful} for requests that run. */
  public void stop(Duration graceful) {
    server.setStopTimeout(graceful.toMillis());
    try {
      server.stop();
    } catch (TimeoutException e) {
      log.warn("requests were still running {} after the stop began; they are cut off", graceful);
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop cleanly", e);
    }
  }

  /** The port in use; known once started. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Adds the meters of the server's threads. */
  public void bindTo(MeterRegistry registry) {
    new JettyServerThreadPoolMetrics(threads, Tags.empty()).bindTo(registry);
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    return configuration;
  }
}
