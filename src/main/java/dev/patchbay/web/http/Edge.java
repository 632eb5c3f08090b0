package dev.patchbay.web.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Around every request: an id that the log lines, the answer's header and the words of an error
 * share; the headers that keep browsers safe; and the one place where an exception becomes an
 * answer, which says the id and nothing of the cause.
 */
final class Edge extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(Edge.class);
  private static final String ID_HEADER = "X-Request-Id";
  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final String POLICY =
      "default-src 'none'; style-src '"
          + Html.STYLE_HASH
          + "'; base-uri 'none'; frame-ancestors 'none'";

  private static final List<HttpField> PROTECTION =
      List.of(
          new PreEncodedHttpField("Content-Security-Policy", POLICY),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"));

  private static final HttpField ONLY_HTTPS =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private final Routes routes;
  private final boolean https;
  private final String base;
  private final BodyLimits limits;

  /** Before the count of its requests: other nodes, and this one after a restart, have another. */
  private final String node;

  private final AtomicLong count = new AtomicLong();
  private final AtomicLong held = new AtomicLong();

  Edge(Routes routes, HttpServerSettings settings, BodyLimits limits, SecureRandom random) {
    this.limits = limits;
    this.routes = routes;
    this.https = settings.https();
    this.base = settings.base();
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    this.node = HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var id = id(request);
    var head = new HttpCall(request, base, id);
    var refused = routes.refuse(head);
    if (refused.isPresent()) {
      boolean body = head.hasBody();
      var answer = body ? refused.get().with("Connection", "close") : refused.get();
      write(answer, head, response, body ? drained(request, callback) : callback);
      return true;
    }
    // A route that works for longer than a connection may idle keeps its request; a reader that
    // takes nothing for as long loses the answer, since then a write is pending.
    request.addIdleTimeoutListener(failure -> false);
    var receiver =
        new BodyReader.Receiver() {
          @Override
          public void whole(byte[] body) {
            var call = head.with(body);
            MDC.put("request", id);
            try {
              answer(call)
                  .thenAccept(answer -> write(answer, call, response, callback))
                  .whenComplete((written, failure) -> orFail(failure, callback));
            } finally {
              MDC.remove("request");
            }
          }

          @Override
          public void refused(BadRequest why, boolean drain) {
            var answer = Failures.of(head, why.status(), why.words()).with("Connection", "close");
            write(answer, head, response, drain ? drained(request, callback) : callback);
          }
        };
    var own = limits.upTo(routes.bodyBytes(head, limits.bodyBytes()));
    new BodyReader(request, own, held, receiver).start();
    return true;
  }

  private Callback drained(Request request, Callback callback) {
    // Who asks before sending reads the answer and sends nothing.
    return request.getHeaders().contains(HttpHeader.EXPECT)
        ? callback
        : Callback.from(() -> new Drain(request, callback).start(limits), callback::failed);
  }

  private static void orFail(@Nullable Throwable failure, Callback callback) {
    if (failure != null) {
      callback.failed(failure);
    }
  }

  /** Never fails. */
  private CompletionStage<Answer> answer(HttpCall call) {
    CompletionStage<Answer> answer;
    try {
      answer = routes.answer(call);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedStage(e);
    }
    return answer.exceptionally(failure -> failed(call, failure));
  }

  private Answer failed(HttpCall call, Throwable thrown) {
    var failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof BadRequest bad) {
      return Failures.of(call, bad.status(), bad.words());
    }
    if (failure instanceof HttpException http && http.getCode() < 500) {
      return Failures.of(call, http.getCode(), "The request cannot be read.");
    }
    var outage = routes.outage(failure);
    if (outage.isPresent()) {
      log.warn(
          "{} {} failed; the caller was answered 503: {}",
          call.method(),
          call.path(),
          failure.toString());
      return Failures.of(call, 503, outage.get());
    }
    log.error("{} {} failed; the caller was answered 500", call.method(), call.path(), failure);
    return Failures.of(call, 500, "Something went wrong. Try again in a minute.");
  }

  private void write(Answer answer, HttpCall call, Response response, Callback callback) {
    response.setStatus(answer.status());
    var headers = response.getHeaders();
    protect(headers);
    headers.put(ID_HEADER, call.id());
    answer.headers().forEach(headers::put);
    answer.cookies().forEach(cookie -> Response.addCookie(response, cookie));
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    if (answer.lines().isPresent()) {
      answer.lines().get().to(response, callback);
      return;
    }
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
    response.write(true, answer.body().duplicate(), callback);
  }

  /**
   * No {@code form-action}: browsers apply it to where a form is redirected too, and the login form
   * continues to PagerDuty and from there to any company's own sign-in page.
   */
  private void protect(HttpFields.Mutable headers) {
    PROTECTION.forEach(headers::put);
    if (https) {
      headers.put(ONLY_HTTPS);
    }
  }

  private String id(Request request) {
    var given = request.getHeaders().get(ID_HEADER);
    if (given != null && SANE_ID.matcher(given).matches()) {
      return given;
    }
    return node + HexFormat.of().toHexDigits(count.incrementAndGet(), 8);
  }
}
