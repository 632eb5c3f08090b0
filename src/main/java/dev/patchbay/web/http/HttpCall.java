package dev.patchbay.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** One request, as routes see it. Read by the thread that serves it; the body once. */
public final class HttpCall {
  private static final int BODY_BYTES = 1024 * 1024;

  /**
   * What is read and thrown away of a body that is refused, so that its sender gets to the answer.
   */
  private static final int DRAINED_BYTES = 32 * BODY_BYTES;

  private final Request request;
  private final String id;

  HttpCall(Request request, String id) {
    this.request = request;
    this.id = id;
  }

  /** The request's id, for the log and for words to the caller. */
  public String id() {
    return id;
  }

  String method() {
    return request.getMethod();
  }

  String path() {
    return Request.getPathInContext(request);
  }

  /** A query parameter, if it is there and not blank. */
  public Optional<String> query(String name) {
    return given(Request.extractQueryParameters(request), name);
  }

  public Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  boolean wantsHtml() {
    var accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  /** Names in lower case; of a header that came twice, the first. */
  Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    request
        .getHeaders()
        .forEach(field -> headers.putIfAbsent(field.getLowerCaseName(), field.getValue()));
    return headers;
  }

  /** The bytes as they came, 1 MB at most. */
  byte[] body() {
    try (var in = Content.Source.asInputStream(request)) {
      if (request.getLength() > BODY_BYTES) {
        throw tooLarge(in);
      }
      byte[] body = in.readNBytes(BODY_BYTES + 1);
      if (body.length > BODY_BYTES) {
        throw tooLarge(in);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a form that was posted. */
  public Form form() {
    var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      throw new BadRequest(415, "This page takes a form.");
    }
    var fields = new Fields();
    UrlEncoded.decodeTo(
        new String(body(), StandardCharsets.UTF_8), fields::add, StandardCharsets.UTF_8);
    return new Form(fields);
  }

  /** A form's fields. */
  public record Form(Fields fields) {
    public Optional<String> field(String name) {
      return given(fields, name);
    }
  }

  private static Optional<String> given(Fields fields, String name) {
    return Optional.ofNullable(fields.getValue(name)).filter(value -> !value.isBlank());
  }

  /**
   * A connection that is closed while its sender still writes is reset, and the answer is lost with
   * it. So the rest is read, in constant memory and up to a bound.
   */
  private static BadRequest tooLarge(InputStream rest) throws IOException {
    byte[] scrap = new byte[16 * 1024];
    int drained = 0;
    int read = 0;
    while (read >= 0 && drained < DRAINED_BYTES) {
      drained += read;
      read = rest.read(scrap);
    }
    return new BadRequest(413, "The body is larger than 1 MB.");
  }
}
