package dev.patchbay.sandbox.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request of Jetty's, read once, and its answer, written or withheld once. */
public record Exchange(Request request, Response response, Callback callback) {
  public Call read() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT),
          field.getValue() == null ? "" : field.getValue(),
          (one, other) -> one + ", " + other);
    }
    String query = request.getHttpURI().getQuery();
    String body;
    try (var in = Content.Source.asInputStream(request)) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return new Call(
        request.getMethod(),
        Request.getPathInContext(request),
        query == null ? "" : query,
        headers,
        body);
  }

  public void write(Answer answer) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, StandardCharsets.UTF_8.encode(answer.body()), callback);
  }

  /** Closes the connection without an answer. */
  public void drop() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.succeeded();
  }
}
