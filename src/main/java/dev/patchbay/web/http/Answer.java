package dev.patchbay.web.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;

/**
 * What a route answers; the headers that all answers have are {@link Edge}'s.
 *
 * @param body who reads it duplicates it
 * @param lines a body that is still being made, in the place of {@code body}
 */
public record Answer(
    int status,
    String contentType,
    ByteBuffer body,
    Map<String, String> headers,
    List<HttpCookie> cookies,
    Optional<LineStream> lines) {

  public static Answer of(int status, String contentType, String body) {
    return of(status, contentType, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  static Answer of(int status, String contentType, ByteBuffer body) {
    return new Answer(status, contentType, body, Map.of(), List.of(), Optional.empty());
  }

  /** A 200 that begins now, with lines that follow as they come. */
  public static Answer streamed(String contentType, LineStream lines) {
    return new Answer(
        200, contentType, ByteBuffer.allocate(0), Map.of(), List.of(), Optional.of(lines));
  }

  public static Answer html(int status, String page) {
    return of(status, "text/html;charset=utf-8", page);
  }

  public static Answer redirect(int status, URI to) {
    return of(status, "text/plain;charset=utf-8", "").with("Location", to.toASCIIString());
  }

  public Answer with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, body, Map.copyOf(more), cookies, lines);
  }

  public Answer with(HttpCookie cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, contentType, body, headers, List.copyOf(more), lines);
  }
}
