package dev.patchbay.web.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;

/** What a route answers; the headers that all answers have are {@link Edge}'s. */
public record Answer(
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    List<HttpCookie> cookies) {

  public static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, body, Map.of(), List.of());
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
    return new Answer(status, contentType, body, Map.copyOf(more), cookies);
  }

  public Answer with(HttpCookie cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, contentType, body, headers, List.copyOf(more));
  }
}
