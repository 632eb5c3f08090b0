package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** A modal or home tab on somebody's screen. Guarded by the world's monitor. */
final class OpenView {
  final String appId;
  final String userId;
  final Map<String, String> errors = new HashMap<>();

  /** The options that the app last offered, by action id of the menu. */
  final Map<String, JsonNode> suggestions = new HashMap<>();

  ObjectNode json;

  OpenView(String appId, String userId, ObjectNode json) {
    this.appId = appId;
    this.userId = userId;
    this.json = json;
  }

  String id() {
    return json.path("id").asText();
  }

  boolean isHome() {
    return json.path("type").asText("").equals("home");
  }

  ShownView shown() {
    return new ShownView(id(), userId, json.deepCopy(), Map.copyOf(errors));
  }
}
