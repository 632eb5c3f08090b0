package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** A modal or home tab on someone's screen. Guarded by the world's monitor. */
public final class OpenView {
  public final String appId;
  public final String userId;
  public final Map<String, String> errors = new HashMap<>();

  /** The options that the app last offered, by action id of the menu. */
  public final Map<String, JsonNode> suggestions = new HashMap<>();

  public ObjectNode json;

  OpenView(String appId, String userId, ObjectNode json) {
    this.appId = appId;
    this.userId = userId;
    this.json = json;
  }

  public String id() {
    return json.path("id").asText();
  }

  public boolean isHome() {
    return json.path("type").asText("").equals("home");
  }

  public ShownView shown() {
    return new ShownView(id(), userId, json.deepCopy(), Map.copyOf(errors));
  }
}
