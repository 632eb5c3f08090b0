package dev.patchbay.pagerduty;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of PagerDuty's description that some paths' requests need. The whole does not load: it
 * refers into the middle of responses and of other schemas, which the parser rejects. Here such
 * references are replaced by what they mean, and answers are left out.
 */
final class PublishedApi {
  private final JsonNode whole;
  private final ObjectNode part = Json.MAPPER.createObjectNode();
  private final Deque<String> wanted = new ArrayDeque<>();
  private final Set<String> taken = new HashSet<>();

  private PublishedApi(JsonNode whole) {
    this.whole = whole;
  }

  /** The description of the requests of {@code paths}, as JSON. */
  static String of(Path file, Set<String> paths) throws IOException {
    return new PublishedApi(Json.MAPPER.readTree(Files.readString(file))).cut(paths).toString();
  }

  private ObjectNode cut(Set<String> paths) {
    for (String field : Set.of("openapi", "info", "servers")) {
      part.set(field, whole.get(field));
    }
    ObjectNode kept = part.putObject("paths");
    for (String path : paths) {
      JsonNode operations = whole.path("paths").path(path).deepCopy();
      operations.forEach(PublishedApi::leaveAnswersOut);
      kept.set(path, plain(operations));
    }
    ObjectNode components = part.putObject("components");
    while (!wanted.isEmpty()) {
      String[] ref = wanted.pop().split("/", -1);
      JsonNode component = whole.path("components").path(ref[2]).path(ref[3]);
      components.withObject("/" + ref[2]).set(ref[3], plain(component));
    }
    return part;
  }

  private static void leaveAnswersOut(JsonNode operation) {
    if (operation instanceof ObjectNode object && object.has("responses")) {
      object.putObject("responses").putObject("200").put("description", "left out");
    }
  }

  private JsonNode plain(JsonNode node) {
    if (node.path("$ref").isTextual()) {
      String ref = node.path("$ref").textValue();
      if (ref.split("/", -1).length > 4) {
        return plain(whole.at(JsonPointer.compile(ref.substring(1))));
      }
      if (taken.add(ref)) {
        wanted.push(ref);
      }
      return node;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.MAPPER.createArrayNode();
      array.forEach(each -> copy.add(plain(each)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.MAPPER.createObjectNode();
      object.properties().forEach(field -> copy.set(field.getKey(), plain(field.getValue())));
      return copy;
    }
    return node;
  }
}
