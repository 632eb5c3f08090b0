package dev.patchbay.slack.inbound;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A submitted view's fields, read tolerantly out of Slack's JSON: what is absent or of another
 * shape counts as not filled in. Fields are found by action id, because an updated modal may have
 * other block ids.
 */
public final class ModalFields {
  private final JsonObject view;
  private final JsonObject values;

  public ModalFields(JsonObject view) {
    this.view = view;
    this.values =
        object(view, "state").flatMap(state -> object(state, "values")).orElse(new JsonObject());
  }

  public String metadata() {
    return string(view, "private_metadata").orElse("");
  }

  /** The block that a field stands in, to show an error under. */
  public String block(String field) {
    for (String block : values.keySet()) {
      if (object(values, block).filter(fields -> fields.has(field)).isPresent()) {
        return block;
      }
    }
    return field;
  }

  /** The topmost block that can show an error. */
  public String firstBlock(String otherwise) {
    if (view.get("blocks") instanceof JsonArray blocks) {
      for (JsonElement block : blocks) {
        if (block instanceof JsonObject fields
            && string(fields, "type").filter("input"::equals).isPresent()) {
          return string(fields, "block_id").orElse(otherwise);
        }
      }
    }
    return block(otherwise);
  }

  /** A select's or radio group's value. */
  public Optional<String> chosen(String field) {
    return field(field).flatMap(it -> object(it, "selected_option")).flatMap(ModalFields::value);
  }

  /** The id of the chosen conversation. */
  public Optional<String> conversation(String field) {
    return field(field).flatMap(it -> string(it, "selected_conversation"));
  }

  /** What was typed; empty where there is no such field, or nothing in it. */
  public Optional<String> typed(String field) {
    return field(field).flatMap(ModalFields::value).filter(text -> !text.isBlank());
  }

  /** What the chosen option was called. */
  public Optional<String> label(String field) {
    return field(field)
        .flatMap(it -> object(it, "selected_option"))
        .flatMap(option -> object(option, "text"))
        .flatMap(text -> string(text, "text"));
  }

  /** The values of the ticked boxes. */
  public List<String> ticked(String field) {
    var ticked = new ArrayList<String>();
    if (field(field).map(it -> it.get("selected_options")).orElse(null) instanceof JsonArray all) {
      for (JsonElement option : all) {
        ticked.add(option instanceof JsonObject fields ? value(fields).orElse("") : "");
      }
    }
    return ticked;
  }

  private Optional<JsonObject> field(String field) {
    return object(values, block(field)).flatMap(fields -> object(fields, field));
  }

  private static Optional<String> value(JsonObject option) {
    return string(option, "value");
  }

  private static Optional<JsonObject> object(JsonObject in, String name) {
    return in.get(name) instanceof JsonObject found ? Optional.of(found) : Optional.empty();
  }

  private static Optional<String> string(JsonObject in, String name) {
    JsonElement found = in.get(name);
    return found != null && found.isJsonPrimitive()
        ? Optional.of(found.getAsString())
        : Optional.empty();
  }
}
