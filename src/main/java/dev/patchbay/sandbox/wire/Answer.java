package dev.patchbay.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public record Answer(int status, Map<String, String> headers, String body) {
  public static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.text(body));
  }

  public static Answer text(int status, String type, String body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  public static Answer html(int status, String body) {
    return text(status, "text/html; charset=utf-8", body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  public static Answer redirect(String location) {
    return new Answer(302, Map.of("Location", location), "");
  }

  public Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }
}
