package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.ViewState;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A button in a message: in a block, in a block of an attachment, or of the older attachment kind.
 *
 * @param attachment the attachment that it is in; missing for a block of the message itself
 * @param option of a menu, which is chosen rather than pressed; missing for a button
 * @param legacy true for an attachment's own action, which has no block
 */
record Clickable(
    JsonNode button, JsonNode block, JsonNode attachment, boolean legacy, JsonNode option) {
  static List<Clickable> in(JsonNode message) {
    List<Clickable> all = new ArrayList<>();
    JsonNode none = message.path("no such field");
    blocks(message.path("blocks"), none, all);
    for (JsonNode attachment : message.path("attachments")) {
      blocks(attachment.path("blocks"), attachment, all);
      for (JsonNode action : attachment.path("actions")) {
        all.add(new Clickable(action, none, attachment, true, none));
      }
    }
    return all;
  }

  private static void blocks(JsonNode blocks, JsonNode attachment, List<Clickable> all) {
    for (ViewState.Placed placed : ViewState.elements(blocks)) {
      JsonNode element = placed.element();
      JsonNode none = element.path("no such field");
      all.add(new Clickable(element, placed.block(), attachment, false, none));
      for (JsonNode option : element.path("options")) {
        all.add(new Clickable(element, placed.block(), attachment, false, option));
      }
    }
  }

  /** The button of that action id, name, label or value; ids go before labels. */
  static Optional<Clickable> find(JsonNode message, String wanted) {
    List<Clickable> all = in(message);
    return all.stream()
        .filter(c -> c.id().equals(wanted))
        .findFirst()
        .or(() -> all.stream().filter(c -> c.label().equals(wanted)).findFirst())
        .or(() -> all.stream().filter(c -> c.value().equals(wanted)).findFirst());
  }

  String id() {
    return button.path(legacy ? "name" : "action_id").asText("");
  }

  String label() {
    JsonNode text = option.isObject() ? option.path("text") : button.path("text");
    return text.isTextual() ? text.asText() : text.path("text").asText("");
  }

  String value() {
    return (option.isObject() ? option : button).path("value").asText("");
  }

  /** What the payload says beside the element itself. */
  ObjectNode chosen() {
    ObjectNode chosen = Json.object();
    return option.isObject() ? chosen.set("selected_option", option.deepCopy()) : chosen;
  }
}
