package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Ends a Web API call with one of Slack's error codes. Never leaves the package. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode body;

  Refused(String error) {
    this(error, Json.object());
  }

  Refused(String error, ObjectNode more) {
    super(error, null, false, false);
    body = Json.object().put("ok", false).put("error", error);
    body.setAll(more);
  }

  static Refused withMessages(String error, List<String> messages) {
    ObjectNode more = Json.object();
    more.putObject("response_metadata").set("messages", Json.strings(messages));
    return new Refused(error, more);
  }

  static Refused missingArgument(String name) {
    return withMessages("invalid_arguments", List.of("[ERROR] missing required field: " + name));
  }

  String error() {
    return body.path("error").asText();
  }

  ObjectNode body() {
    return body.deepCopy();
  }
}
