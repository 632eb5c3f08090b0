package dev.patchbay.sandbox.pagerduty;

import dev.patchbay.sandbox.pagerduty.account.RequestLog;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One {@link Endpoint} on one port of 127.0.0.1, with its faults and log. */
final class SimulatorServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final Faults faults;
  private final RequestLog log;

  SimulatorServer(int port, Endpoint endpoint, Faults faults, RequestLog log) {
    this.faults = faults;
    this.log = log;
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("simulated-pagerduty");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setStopTimeout(0);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            serve(endpoint, new Exchange(request, response, callback));
            return true;
          }
        });
  }

  void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated PagerDuty cannot listen", e);
    } catch (Exception e) {
      throw new IllegalStateException("the simulated PagerDuty cannot start", e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulated PagerDuty cannot stop", e);
    }
  }

  private void serve(Endpoint endpoint, Exchange exchange) throws IOException {
    Call call = exchange.read();
    String operation = endpoint.operation(call);
    Fault fault = faults.take(operation).orElse(null);
    if (fault == null) {
      carryOut(endpoint, call, operation, exchange);
    } else if (fault instanceof Fault.Answered answered) {
      Answer answer = Answer.text(answered.status(), answered.contentType(), answered.body());
      log.seen(call, operation, endpoint.caller(call), answer.status());
      exchange.write(answer);
    } else if (fault instanceof Fault.Hang) {
      faults.hold(() -> carryOut(endpoint, call, operation, exchange));
    } else if (fault instanceof Fault.LostAnswer) {
      endpoint.answer(call);
      log.seen(call, operation, endpoint.caller(call), 0);
      exchange.drop();
    } else {
      log.seen(call, operation, endpoint.caller(call), 0);
      exchange.drop();
    }
  }

  private void carryOut(Endpoint endpoint, Call call, String operation, Exchange exchange) {
    String caller = endpoint.caller(call);
    Answer answer = endpoint.answer(call);
    log.seen(call, operation, caller, answer.status());
    exchange.write(answer);
  }

  private record Exchange(Request request, Response response, Callback callback) {
    Call read() throws IOException {
      Map<String, String> headers = new LinkedHashMap<>();
      for (HttpField field : request.getHeaders()) {
        headers.merge(
            field.getName().toLowerCase(Locale.ROOT),
            field.getValue() == null ? "" : field.getValue(),
            (one, other) -> one + ", " + other);
      }
      String query = request.getHttpURI().getQuery();
      String body;
      try (var in = Content.Source.asInputStream(request)) {
        body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      return new Call(
          request.getMethod(),
          Request.getPathInContext(request),
          query == null ? "" : query,
          headers,
          body);
    }

    void write(Answer answer) {
      response.setStatus(answer.status());
      answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
      response.write(true, StandardCharsets.UTF_8.encode(answer.body()), callback);
    }

    void drop() {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.succeeded();
    }
  }
}
