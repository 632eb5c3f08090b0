package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON trees, read and written in one way throughout the simulator. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static ArrayNode array(Collection<? extends JsonNode> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }

  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The usual reference to a thing: id, type, summary, self, html_url. */
  static ObjectNode reference(
      String id, String type, String summary, String self, @Nullable String html) {
    return object()
        .put("id", id)
        .put("type", type)
        .put("summary", summary)
        .put("self", self)
        .put("html_url", html);
  }
}
