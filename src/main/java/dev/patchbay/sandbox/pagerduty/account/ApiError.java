package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;

/** An operation refused: unwinds to the API, which writes it in the shape switched on. */
public final class ApiError extends RuntimeException {
  private final int status;
  private final int code;
  private final List<String> errors;

  public ApiError(int status, int code, String message, String... errors) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.errors = List.of(errors);
  }

  public static ApiError invalid(String... errors) {
    return new ApiError(400, 2001, "Invalid Input Provided", errors);
  }

  public static ApiError notFound() {
    return new ApiError(404, 2100, "Not Found");
  }

  public static ApiError accessDenied() {
    return new ApiError(403, 2010, "Access Denied");
  }

  public Answer answer(Switch.ErrorShape shape) {
    var error = Json.object().put("message", message()).put("code", code);
    var body = Json.object();
    switch (shape) {
      case DOCUMENTED -> body.set("error", error.set("errors", words()));
      case BARE_STRING -> body.put("error", message());
      case ERRORS_AS_STRING -> body.set("error", error.put("errors", String.join(", ", errors)));
      case ERROR_AS_ARRAY -> body.set("error", Json.array().add(message()));
      case NOT_JSON -> {
        return Answer.html(status, "<html><body><h1>" + status + "</h1></body></html>");
      }
    }
    return Answer.json(status, body);
  }

  private String message() {
    return String.valueOf(getMessage());
  }

  private ArrayNode words() {
    var array = Json.array();
    errors.forEach(array::add);
    return array;
  }
}
