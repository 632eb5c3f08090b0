package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a person has set in a view: those the app began with, then what was typed. */
public final class ViewState {
  private final OpenView view;

  public ViewState(OpenView view) {
    this.view = view;
  }

  /** An interactive element and the block in which it stands. */
  public record Placed(JsonNode block, JsonNode element) {
    public String blockId() {
      return block.path("block_id").asText("");
    }

    public String actionId() {
      return element.path("action_id").asText("");
    }

    boolean isNamed(String name) {
      return name.equals(actionId())
          || name.equals(blockId())
          || name.equals(blockId() + "/" + actionId());
    }
  }

  public static List<Placed> elements(JsonNode blocks) {
    List<Placed> all = new ArrayList<>();
    for (JsonNode block : blocks) {
      List<JsonNode> inBlock = new ArrayList<>();
      inBlock.add(block.path("element"));
      inBlock.add(block.path("accessory"));
      block.path("elements").forEach(inBlock::add);
      inBlock.stream()
          .filter(element -> element.has("action_id"))
          .forEach(element -> all.add(new Placed(block, element)));
    }
    return all;
  }

  /**
   * Fills the state with the initial values; keeps what was typed where the element is the same.
   */
  static void begin(ObjectNode view, JsonNode before) {
    ObjectNode values = Json.object();
    for (Placed placed : elements(view.path("blocks"))) {
      JsonNode kept = before.path(placed.blockId()).path(placed.actionId());
      JsonNode value = kept.isObject() ? kept : initial(placed.element());
      if (!value.isMissingNode()) {
        values.withObject("/" + escape(placed.blockId())).set(placed.actionId(), value);
      }
    }
    view.putObject("state").set("values", values);
  }

  private static String escape(String pointerPart) {
    return pointerPart.replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode initial(JsonNode element) {
    String type = element.path("type").asText("");
    ObjectNode value = Json.object().put("type", type);
    if (type.equals("checkboxes")
        || type.equals("multi_static_select")
        || type.equals("multi_external_select")) {
      JsonNode options = element.path("initial_options");
      return value.set("selected_options", options.isArray() ? options.deepCopy() : Json.array());
    }
    if (type.endsWith("_input")) {
      return value.put("value", element.path("initial_value").asText(null));
    }
    if (type.equals("static_select")
        || type.equals("external_select")
        || type.equals("radio_buttons")) {
      JsonNode option = element.path("initial_option");
      return option.isObject()
          ? value.set("selected_option", option.deepCopy())
          : value.putNull("selected_option");
    }
    for (String kind : List.of("conversation", "channel", "user")) {
      if (type.equals(kind + "s_select")) {
        return value.put("selected_" + kind, element.path("initial_" + kind).asText(null));
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  public Placed find(String name) {
    return elements(view.json.path("blocks")).stream()
        .filter(placed -> placed.isNamed(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the view has no input " + name));
  }

  /** Sets values as a person would: text, the value of one option, or those of several. */
  public void set(Map<String, ?> typed) {
    typed.forEach((name, value) -> set(find(name), value));
  }

  private void set(Placed placed, Object typed) {
    JsonNode found = view.json.at("/state/values/" + escape(placed.blockId()));
    if (!(found.get(placed.actionId()) instanceof ObjectNode value)) {
      throw new IllegalArgumentException(placed.actionId() + " takes no value");
    }
    if (value.has("selected_options")) {
      ArrayNode chosen = value.putArray("selected_options");
      Collection<?> all = typed instanceof Collection<?> several ? several : List.of(typed);
      all.forEach(one -> chosen.add(option(placed, one.toString())));
    } else if (value.has("selected_option")) {
      value.set("selected_option", option(placed, typed.toString()));
    } else if (value.has("value")) {
      value.put("value", typed.toString());
    } else {
      value.fieldNames().forEachRemaining(field -> setNamed(value, field, typed.toString()));
    }
  }

  private static void setNamed(ObjectNode value, String field, String typed) {
    if (field.startsWith("selected_")) {
      value.put(field, typed);
    }
  }

  private JsonNode option(Placed placed, String wanted) {
    List<JsonNode> offered = new ArrayList<>();
    offered.add(placed.element());
    offered.add(view.suggestions.getOrDefault(placed.actionId(), Json.object()));
    for (JsonNode source : offered) {
      List<JsonNode> lists = new ArrayList<>(List.of(source.path("options")));
      source.path("option_groups").forEach(group -> lists.add(group.path("options")));
      for (JsonNode options : lists) {
        for (JsonNode option : options) {
          boolean named = option.path("text").path("text").asText("").equals(wanted);
          if (named || option.path("value").asText("").equals(wanted)) {
            return option.deepCopy();
          }
        }
      }
    }
    JsonNode initial = placed.element().path("initial_option");
    if (initial.path("value").asText("").equals(wanted)) {
      return initial.deepCopy();
    }
    throw new IllegalArgumentException(placed.actionId() + " offers no option " + wanted);
  }

  /** The block id of a required input that is still empty: Slack's own client refuses these. */
  public Optional<String> missing() {
    for (Placed placed : elements(view.json.path("blocks"))) {
      boolean needed =
          placed.block().path("type").asText("").equals("input")
              && !placed.block().path("optional").asBoolean(false);
      if (needed && isEmpty(value(placed))) {
        return Optional.of(placed.blockId());
      }
    }
    return Optional.empty();
  }

  public JsonNode value(Placed placed) {
    return view.json.path("state").path("values").path(placed.blockId()).path(placed.actionId());
  }

  private static boolean isEmpty(JsonNode value) {
    for (var field : value.properties()) {
      JsonNode set = field.getValue();
      boolean blank = set.isNull() || (set.isTextual() && set.asText().isEmpty());
      if (!field.getKey().equals("type") && (blank || (set.isArray() && set.isEmpty()))) {
        return true;
      }
    }
    return false;
  }
}
