package dev.patchbay.sandbox.slack;

import dev.patchbay.sandbox.slack.method.ResponseUrls;
import dev.patchbay.sandbox.slack.method.WebApi;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Exchange;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The HTTP surface of the simulator: Web API, authorize page, response_urls. Applies the faults,
 * which must not hold up the world. Thread-safe.
 */
final class SlackServer extends Handler.Abstract {
  private final WebApi api;
  private final OAuthPages pages;
  private final ResponseUrls responseUrls;
  private final Faults<Fault> faults;
  private final CountDownLatch closing = new CountDownLatch(1);

  SlackServer(WebApi api, OAuthPages pages, ResponseUrls responseUrls, Faults<Fault> faults) {
    this.api = api;
    this.pages = pages;
    this.responseUrls = responseUrls;
    this.faults = faults;
  }

  /** Ends hanging calls. */
  void release() {
    closing.countDown();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = new Exchange(request, response, callback);
    String path = Request.getPathInContext(request);
    if (path.startsWith("/api/")) {
      call(read(exchange.read(), path.substring("/api/".length())), exchange);
    } else if (path.equals("/oauth/v2/authorize")) {
      Call call = exchange.read();
      Args link = Args.ofForm(call.rawQuery());
      boolean decided = call.method().equals("POST");
      exchange.write(
          page(decided ? pages.decide(link, Args.ofForm(call.body())) : pages.show(link)));
    } else if (path.startsWith("/actions/")) {
      exchange.write(json(responseUrls.send(path, exchange.read().body())));
    } else {
      return false;
    }
    return true;
  }

  private static WebApi.Request read(Call call, String method) {
    boolean json = call.hasType("application/json");
    Args args =
        Args.ofForm(call.rawQuery())
            .and(
                json
                    ? Json.parseObject(call.body()).map(Args::ofJson).orElseGet(Args::new)
                    : Args.ofForm(call.body()));
    String authorization = call.header("authorization").orElse("");
    Optional<String> bearer = Optional.empty();
    if (authorization.startsWith("Bearer ")) {
      bearer = Optional.of(authorization.substring("Bearer ".length()).trim());
    } else if (authorization.startsWith("Basic ")) {
      args = args.and(basic(authorization.substring("Basic ".length()).trim()));
    }
    return new WebApi.Request(method, args, bearer, json);
  }

  private static Args basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = Math.max(0, pair.indexOf(':'));
      return Args.ofJson(
          Json.object()
              .put("client_id", pair.substring(0, colon))
              .put("client_secret", pair.substring(Math.min(colon + 1, pair.length()))));
    } catch (IllegalArgumentException notBase64) {
      return new Args();
    }
  }

  private void call(WebApi.Request request, Exchange exchange) throws InterruptedException {
    Optional<Fault> fault = faults.take(request.method());
    if (fault.isPresent() && !(fault.get() instanceof Fault.Hang)) {
      exchange.write(failed(fault.get(), request));
      return;
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Hang hang) {
      wait(hang.length());
    }
    exchange.write(json(api.answer(request)));
  }

  private Answer failed(Fault fault, WebApi.Request request) {
    if (fault instanceof Fault.LostAnswer) {
      api.answer(request);
      return Answer.text(500, "text/plain", "");
    }
    if (fault instanceof Fault.Late) {
      faults.hold(() -> api.answer(request));
      return Answer.text(500, "text/plain", "");
    }
    if (fault instanceof Fault.ErrorCode error) {
      api.record(request, error.code());
      return json(new WebApi.Answer(200, new Refused(error.code()).body(), Map.of()));
    }
    if (fault instanceof Fault.TooMany tooMany) {
      api.record(request, "ratelimited");
      return json(WebApi.tooMany(tooMany.retryAfterSeconds()));
    }
    if (fault instanceof Fault.HttpStatus http) {
      api.record(request, "http_" + http.status());
      return Answer.text(http.status(), "text/plain", "");
    }
    api.record(request, "nonsense");
    return Answer.text(200, "text/html", "<html>Slack is on a coffee break</html>");
  }

  private void wait(Duration length) throws InterruptedException {
    boolean closed = closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      throw new IllegalStateException("the simulator closes");
    }
  }

  private static Answer json(WebApi.Answer answer) {
    return Answer.text(answer.status(), "application/json; charset=utf-8", answer.body().toString())
        .with(answer.headers());
  }

  private static Answer page(OAuthPages.Page page) {
    Answer html = Answer.html(page.status(), page.html());
    return page.location().map(to -> html.with(Map.of("Location", to.toString()))).orElse(html);
  }
}
