package dev.patchbay.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Plain HTTP to addresses of ours: three seconds, one try, no redirect followed. Thread-safe. */
final class Wire {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 64 * 1024;

  /** What came of one request. */
  sealed interface Reply {}

  record Answered(int status, HttpHeaders headers, String body) implements Reply {
    Optional<Instant> date() {
      try {
        return headers
            .firstValue("Date")
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

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Reply get(URI address, Map<String, String> headers) {
    return send(HttpRequest.newBuilder(address).GET(), headers);
  }

  Reply post(URI address, Map<String, String> headers, byte[] body) {
    return send(
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        headers);
  }

  private Reply send(HttpRequest.Builder request, Map<String, String> headers) {
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        return new Answered(response.statusCode(), response.headers(), body);
      }
    } catch (IOException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(Why.TIMEOUT, "the wait for it was interrupted");
    }
  }

  private static Failed failed(IOException e) {
    if (e instanceof HttpTimeoutException) {
      return new Failed(Why.TIMEOUT, "no answer within " + LIMIT.toSeconds() + " s");
    }
    if (e instanceof ConnectException) {
      return unresolved(e)
          ? new Failed(Why.NO_ADDRESS, "its name has no address (DNS)")
          : new Failed(Why.REFUSED, "nothing listens there");
    }
    if (e instanceof SSLException) {
      return new Failed(Why.UNTRUSTED, "no trusted connection (TLS certificate)");
    }
    return new Failed(Why.BROKEN, "the connection failed");
  }

  private static boolean unresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
