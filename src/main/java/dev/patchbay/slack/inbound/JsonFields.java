package dev.patchbay.slack.inbound;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Looks into Slack's JSON, where anything may be missing, null or of another type. */
public final class JsonFields {
  private JsonFields() {}

  /** The text at the path; blank if there is none. */
  public static String text(JsonObject json, String... path) {
    JsonElement at = json;
    for (String name : path) {
      if (at == null || !at.isJsonObject()) {
        return "";
      }
      at = at.getAsJsonObject().get(name);
    }
    return at != null && at.isJsonPrimitive() ? at.getAsString() : "";
  }

  public static Optional<JsonObject> object(JsonObject json, String name) {
    JsonElement at = json.get(name);
    return at != null && at.isJsonObject() ? Optional.of(at.getAsJsonObject()) : Optional.empty();
  }

  public static Optional<JsonArray> array(JsonObject json, String name) {
    JsonElement at = json.get(name);
    return at != null && at.isJsonArray() ? Optional.of(at.getAsJsonArray()) : Optional.empty();
  }

  /** The objects of the array of that name; none if there is no such array. */
  public static List<JsonObject> objects(JsonObject json, String name) {
    var array = array(json, name);
    return array.isEmpty()
        ? List.of()
        : StreamSupport.stream(array.get().spliterator(), false)
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .toList();
  }

  /** The first of them that is not blank, or blank. */
  public static String first(String... candidates) {
    for (String candidate : candidates) {
      if (!candidate.isBlank()) {
        return candidate;
      }
    }
    return "";
  }
}
