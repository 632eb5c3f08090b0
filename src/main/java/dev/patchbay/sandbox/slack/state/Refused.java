package dev.patchbay.sandbox.slack.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;

/** Ends a Web API call with one of Slack's error codes. Never leaves the package. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode body;

  public Refused(String error) {
    this(error, Json.object());
  }

  public Refused(String error, ObjectNode more) {
    super(error, null, false, false);
    body = Json.object().put("ok", false).put("error", error);
    body.setAll(more);
  }

  public static Refused withMessages(String error, List<String> messages) {
    ObjectNode more = Json.object();
    more.putObject("response_metadata").set("messages", Json.strings(messages));
    return new Refused(error, more);
  }

  public static Refused missingArgument(String name) {
    return withMessages("invalid_arguments", List.of("[ERROR] missing required field: " + name));
  }

  public String error() {
    return body.path("error").asText();
  }

  public ObjectNode body() {
    return body.deepCopy();
  }
}
