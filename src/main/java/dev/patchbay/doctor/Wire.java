package dev.patchbay.doctor;

import dev.patchbay.proxy.RemoteProxies;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Plain HTTP to addresses of ours: three seconds, one try, no redirect followed. Thread-safe. */
final class Wire {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 64 * 1024;

  /** What came of one request. */
  sealed interface Reply {}

  record Answered(int status, Headers headers, String body) implements Reply {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    Optional<Instant> date() {
      try {
        return header("Date")
            .map(
                date ->
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  enum Why {
    REFUSED,
    NO_ADDRESS,
    UNTRUSTED,
    TIMEOUT,
    BROKEN
  }

  record Failed(Why why, String words) implements Reply {}

  private final OkHttpClient client =
      RemoteProxies.through(new OkHttpClient.Builder())
          .callTimeout(LIMIT)
          .followRedirects(false)
          .protocols(List.of(Protocol.HTTP_1_1))
          .build();

  Reply get(URI address, Map<String, String> headers) {
    return send(new Request.Builder().get(), address, headers);
  }

  Reply post(URI address, Map<String, String> headers, byte[] body) {
    return send(new Request.Builder().post(RequestBody.create(body)), address, headers);
  }

  private Reply send(Request.Builder request, URI address, Map<String, String> headers) {
    headers.forEach(request::header);
    var url = HttpUrl.parse(address.toString());
    if (url == null) {
      return new Failed(Why.NO_ADDRESS, "it is no address that can be asked");
    }
    try (Response response = client.newCall(request.url(url).build()).execute();
        InputStream in = Objects.requireNonNull(response.body()).byteStream()) {
      String body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return new Answered(response.code(), response.headers(), body);
    } catch (IOException e) {
      return failed(e);
    }
  }

  private static Failed failed(IOException e) {
    if (e instanceof InterruptedIOException) {
      return new Failed(Why.TIMEOUT, "no answer within " + LIMIT.toSeconds() + " s");
    }
    if (e instanceof UnknownHostException) {
      return new Failed(Why.NO_ADDRESS, "its name has no address (DNS)");
    }
    if (e instanceof ConnectException) {
      return new Failed(Why.REFUSED, "nothing listens there");
    }
    if (e instanceof SSLException) {
      return new Failed(Why.UNTRUSTED, "no trusted connection (TLS certificate)");
    }
    return new Failed(Why.BROKEN, RemoteProxies.refusal(e).orElse("the connection failed"));
  }
}
