package dev.patchbay.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpStatus;

/** An error as {@code application/problem+json} (RFC 9457), with the request's id. */
public final class Problem {
  public static final String TYPE = "application/problem+json";

  private Problem() {}

  /** {@code detail}: what failed and what to do next. */
  public static Answer of(HttpCall call, int status, String detail) {
    return of(call, status, detail, JsonNodeFactory.instance.objectNode());
  }

  /** The same with members of the route's own. */
  public static Answer of(HttpCall call, int status, String detail, ObjectNode more) {
    var json = json(status, detail).put("request", call.id());
    return Answer.of(status, TYPE, json.setAll(more) + "\n");
  }

  /** Without a request's id, for what never became a request. */
  static ObjectNode json(int status, String detail) {
    var code = HttpStatus.getCode(status);
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", code == null ? "Error " + status : code.getMessage())
        .put("status", status)
        .put("detail", detail);
  }
}
