package dev.patchbay.web.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** One request, as routes see it, until it is answered. */
public final class HttpCall {
  private final Request request;
  private final String path;
  private final String id;
  private final byte[] body;

  /**
   * @param base what stands before every path outside
   */
  HttpCall(Request request, String base, String id) {
    this(request, below(base, Request.getPathInContext(request)), id, new byte[0]);
  }

  private HttpCall(Request request, String path, String id, byte[] body) {
    this.request = request;
    this.path = path;
    this.id = id;
    this.body = body;
  }

  /** The same, now that its body is there. */
  HttpCall with(byte[] whole) {
    return new HttpCall(request, path, id, whole);
  }

  /** The request's id, for the log and for words to the caller. */
  public String id() {
    return id;
  }

  String method() {
    return request.getMethod();
  }

  /** Without what stands before every path outside, whether or not a proxy took that off. */
  String path() {
    return path;
  }

  private static String below(String base, String path) {
    if (base.isEmpty() || !path.startsWith(base)) {
      return path;
    }
    var rest = path.substring(base.length());
    return rest.isEmpty() ? "/" : rest.startsWith("/") ? rest : path;
  }

  /** A query parameter, if it is there and not blank. */
  public Optional<String> query(String name) {
    return given(query(), name);
  }

  /** All query parameters with all their values, as they came. */
  public Map<String, List<String>> parameters() {
    var parameters = new TreeMap<String, List<String>>();
    query().forEach(field -> parameters.put(field.getName(), List.copyOf(field.getValues())));
    return parameters;
  }

  private Fields query() {
    var query = request.getHttpURI().getQuery();
    return fields(query == null ? "" : query);
  }

  public Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** Whether a body comes with it, of whatever length. */
  boolean hasBody() {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
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

  /** The value of a header, the first if it came twice. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** The bytes as they came, 1 MB at most unless the route takes more. Not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The fields of a form that was posted. */
  public Form form() {
    var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      throw new BadRequest(415, "This page takes a form.");
    }
    return new Form(fields(new String(body, StandardCharsets.UTF_8)));
  }

  private static Fields fields(String encoded) {
    var fields = new Fields();
    try {
      UrlEncoded.decodeTo(encoded, fields::add, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, "Part of this address or form can't be read. Check it for typos.");
    }
    return fields;
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
}
