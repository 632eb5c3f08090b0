package dev.patchbay.sandbox.pagerduty;

import dev.patchbay.sandbox.pagerduty.account.RequestLog;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Endpoint;
import dev.patchbay.sandbox.wire.Exchange;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.sandbox.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One {@link Endpoint} on one port, with its faults and log. */
final class SimulatorServer implements AutoCloseable {
  private final LocalServer server;
  private final Endpoint endpoint;
  private final Faults<Fault> faults;
  private final RequestLog log;

  SimulatorServer(int port, Endpoint endpoint, Faults<Fault> faults, RequestLog log) {
    this.server = new LocalServer("PagerDuty", port);
    this.endpoint = endpoint;
    this.faults = faults;
    this.log = log;
  }

  void start() {
    server.start(
        jetty ->
            new Handler.Abstract() {
              @Override
              public boolean handle(Request request, Response response, Callback callback)
                  throws Exception {
                serve(new Exchange(request, response, callback));
                return true;
              }
            });
  }

  URI url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(Exchange exchange) throws IOException {
    Call call = exchange.read();
    String operation = endpoint.operation(call);
    Fault fault = faults.take(operation).orElse(null);
    if (fault == null) {
      carryOut(call, operation, exchange);
    } else if (fault instanceof Fault.Answered answered) {
      Answer answer = Answer.text(answered.status(), answered.contentType(), answered.body());
      log.seen(call, operation, endpoint.caller(call), answer.status());
      exchange.write(answer);
    } else if (fault instanceof Fault.Hang) {
      faults.hold(() -> carryOut(call, operation, exchange));
    } else if (fault instanceof Fault.Slow slow) {
      CompletableFuture.delayedExecutor(slow.time().toNanos(), TimeUnit.NANOSECONDS)
          .execute(() -> carryOut(call, operation, exchange));
    } else if (fault instanceof Fault.LostAnswer) {
      endpoint.answer(call);
      log.seen(call, operation, endpoint.caller(call), 0);
      exchange.drop();
    } else {
      log.seen(call, operation, endpoint.caller(call), 0);
      exchange.drop();
    }
  }

  private void carryOut(Call call, String operation, Exchange exchange) {
    String caller = endpoint.caller(call);
    Answer answer = endpoint.answer(call);
    log.seen(call, operation, caller, answer.status());
    exchange.write(answer);
  }
}
