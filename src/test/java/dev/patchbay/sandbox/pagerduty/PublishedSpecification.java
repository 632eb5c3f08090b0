package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The part of PagerDuty's published specification that a test needs: the named paths and what they
 * refer to. The whole cannot be read by the validator's parser, which takes references only to
 * named components; deeper ones are written out here.
 */
final class PublishedSpecification {
  private final JsonNode whole;
  private final ObjectNode part;
  private final Deque<JsonNode> unread = new ArrayDeque<>();

  private PublishedSpecification(JsonNode whole) {
    this.whole = whole;
    part = new ObjectMapper().createObjectNode();
  }

  static String of(Path file, Set<String> paths) throws IOException {
    return new PublishedSpecification(new ObjectMapper().readTree(file.toFile())).cut(paths);
  }

  private String cut(Set<String> paths) {
    part.set("openapi", whole.path("openapi"));
    part.set("info", whole.path("info"));
    part.set("servers", whole.path("servers"));
    ObjectNode kept = part.putObject("paths");
    for (String path : paths) {
      kept.set(path, whole.path("paths").path(path).deepCopy());
    }
    part.putObject("components");
    unread.add(kept);
    while (!unread.isEmpty()) {
      for (JsonNode holder : unread.remove().findParents("$ref")) {
        follow((ObjectNode) holder);
      }
    }
    return part.toString();
  }

  private void follow(ObjectNode holder) {
    String target = holder.path("$ref").asText();
    String[] steps = target.split("/", -1);
    JsonNode found = whole.at(target.substring(1));
    if (steps.length > 4) {
      holder.remove("$ref");
      holder.setAll((ObjectNode) found.deepCopy());
      unread.add(holder);
      return;
    }
    ObjectNode kind = ((ObjectNode) part.path("components")).withObjectProperty(steps[2]);
    if (!kind.has(steps[3])) {
      kind.set(steps[3], found.deepCopy());
      unread.add(kind.path(steps[3]));
    }
  }
}
