package dev.patchbay.pagerduty;

import dev.patchbay.proxy.RemoteProxies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request, once, within a time, and reads a bounded answer; times it as {@code
 * patchbay_pagerduty_api_seconds}. Redirects are not followed: they would carry a token elsewhere.
 * Failures are {@link Reply.Lost} with words that hold no URL, header or body. Thread-safe.
 */
final class Transport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Transport.class);
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final OkHttpClient client;
  private final Duration limit;
  private final MeterRegistry metrics;
  private final ClockDrift drift;
  private final String agent;
  private final Consumer<String> before;

  /** {@code before} gets each operation, and may forbid it by throwing. */
  Transport(Duration limit, MeterRegistry metrics, ClockDrift drift, Consumer<String> before) {
    this.before = before;
    this.drift = drift;
    this.limit = limit;
    this.metrics = metrics;
    this.client =
        RemoteProxies.through(new OkHttpClient.Builder())
            .connectTimeout(CONNECT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(limit)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.agent =
        "Patchbay/"
            + Optional.ofNullable(Transport.class.getPackage().getImplementationVersion())
                .orElse("dev");
  }

  /** The longest that one operation may take on the wire, repeats included. */
  Duration limit() {
    return limit;
  }

  Reply send(String operation, Request request, Duration within) {
    before.accept(operation);
    OkHttpClient bounded =
        within.compareTo(limit) < 0 ? client.newBuilder().callTimeout(within).build() : client;
    Timer.Sample sample = Timer.start(metrics);
    Reply reply;
    String status;
    try (Response response =
        bounded.newCall(request.newBuilder().header("User-Agent", agent).build()).execute()) {
      reply = read(response);
      Optional.ofNullable(response.headers().getInstant("Date")).ifPresent(drift::heard);
      status = Integer.toString(response.code());
    } catch (IOException e) {
      reply = new Reply.Lost(why(e, request));
      status = e instanceof InterruptedIOException ? "timeout" : "unreachable";
    }
    sample.stop(
        Timer.builder("patchbay.pagerduty.api")
            .description("Requests to PagerDuty, by operation and status")
            .tag("operation", operation)
            .tag("status", status)
            .register(metrics));
    String outcome = status;
    reply.away().ifPresent(why -> log.warn("{}: {} ({})", operation, why, outcome));
    return reply;
  }

  private static Reply read(Response response) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new Reply.Got(response.code(), response.headers(), "");
    }
    try (InputStream in = body.byteStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? new Reply.Lost("PagerDuty's answer is too large")
          : new Reply.Got(
              response.code(), response.headers(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static String why(IOException e, Request request) {
    String host = request.url().host();
    if (e instanceof InterruptedIOException) {
      return Thread.currentThread().isInterrupted()
          ? "the wait for " + host + " was interrupted"
          : "no answer from " + host + " in time";
    }
    if (e instanceof UnknownHostException) {
      return "no address for " + host;
    }
    if (e instanceof ConnectException) {
      return "cannot connect to " + host;
    }
    if (e instanceof SSLException) {
      return "no trusted connection to " + host;
    }
    return RemoteProxies.refusal(e).orElse("the connection to " + host + " failed");
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
