package dev.patchbay.sandbox.slack;

import dev.patchbay.sandbox.slack.method.ResponseUrls;
import dev.patchbay.sandbox.slack.method.WebApi;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
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
  private final Faults faults;
  private final CountDownLatch closing = new CountDownLatch(1);

  SlackServer(WebApi api, OAuthPages pages, ResponseUrls responseUrls, Faults faults) {
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
    String path = Request.getPathInContext(request);
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    if (path.startsWith("/api/")) {
      call(read(request, path.substring("/api/".length()), query, body), response, callback);
    } else if (path.equals("/oauth/v2/authorize")) {
      boolean decided = request.getMethod().equals("POST");
      Args link = Args.ofForm(query);
      page(decided ? pages.decide(link, Args.ofForm(body)) : pages.show(link), response, callback);
    } else if (path.startsWith("/actions/")) {
      WebApi.Answer answer = responseUrls.send(path, body);
      write(response, answer.status(), "application/json", answer.body().toString(), callback);
    } else {
      return false;
    }
    return true;
  }

  private static WebApi.Request read(Request request, String method, String query, String body) {
    String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    boolean json = type.startsWith("application/json");
    Args args = Args.ofForm(query);
    if (json) {
      args = args.and(Json.parseObject(body).map(Args::ofJson).orElseGet(Args::new));
    } else {
      args = args.and(Args.ofForm(body));
    }
    String authorization =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
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

  private void call(WebApi.Request request, Response response, Callback callback)
      throws InterruptedException {
    Optional<Fault> fault = faults.take(request.method());
    if (fault.isPresent() && !(fault.get() instanceof Fault.Hang)) {
      fail(fault.get(), request, response, callback);
      return;
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Hang hang) {
      wait(hang.length());
    }
    send(api.answer(request), response, callback);
  }

  private void fail(Fault fault, WebApi.Request request, Response response, Callback callback) {
    if (fault instanceof Fault.LostAnswer) {
      api.answer(request);
      write(response, 500, "text/plain", "", callback);
    } else if (fault instanceof Fault.ErrorCode error) {
      api.record(request, error.code());
      WebApi.Answer answer = new WebApi.Answer(200, new Refused(error.code()).body(), Map.of());
      send(answer, response, callback);
    } else if (fault instanceof Fault.TooMany tooMany) {
      api.record(request, "ratelimited");
      send(WebApi.tooMany(tooMany.retryAfterSeconds()), response, callback);
    } else if (fault instanceof Fault.HttpStatus http) {
      api.record(request, "http_" + http.status());
      write(response, http.status(), "text/plain", "", callback);
    } else {
      api.record(request, "nonsense");
      write(response, 200, "text/html", "<html>Slack is on a coffee break</html>", callback);
    }
  }

  private void wait(Duration length) throws InterruptedException {
    boolean closed = closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      throw new IllegalStateException("the simulator closes");
    }
  }

  private static void send(WebApi.Answer answer, Response response, Callback callback) {
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    write(
        response,
        answer.status(),
        "application/json; charset=utf-8",
        answer.body().toString(),
        callback);
  }

  private static void page(OAuthPages.Page page, Response response, Callback callback) {
    page.location()
        .map(URI::toString)
        .ifPresent(location -> response.getHeaders().put(HttpHeader.LOCATION, location));
    write(response, page.status(), "text/html; charset=utf-8", page.html(), callback);
  }

  private static void write(
      Response response, int status, String type, String body, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    Content.Sink.write(response, true, body, callback);
  }
}
