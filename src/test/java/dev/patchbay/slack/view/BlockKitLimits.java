package dev.patchbay.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what goes to Slack against Block Kit's limits (reference/slack.md, section 3). */
public final class BlockKitLimits {
  private static final Map<String, Integer> LENGTHS =
      Map.of(
          "action_id", 255,
          "block_id", 255,
          "accessibility_label", 75,
          "url", 3000,
          "private_metadata", 3000,
          "callback_id", 255);
  private static final Map<String, Integer> TEXTS =
      Map.of("label", 2000, "hint", 2000, "placeholder", 150, "confirm", 30, "deny", 30);

  private BlockKitLimits() {}

  public static JsonObject check(View view) {
    JsonObject json = GsonFactory.createSnakeCase().toJsonTree(view).getAsJsonObject();
    assertThat(json.toString().length()).isLessThan(250_000);
    for (String part : List.of("title", "submit", "close")) {
      if (json.has(part)) {
        assertThat(text(json, part)).as(part).hasSizeBetween(1, 24);
      }
    }
    blocks(json.getAsJsonArray("blocks"), 100);
    walk(json, "view");
    return json;
  }

  public static JsonArray check(List<LayoutBlock> blocks) {
    return check(GsonFactory.createSnakeCase().toJsonTree(blocks).getAsJsonArray());
  }

  public static JsonArray check(JsonArray json) {
    blocks(json, 50);
    walk(json, "message");
    return json;
  }

  private static void blocks(JsonArray blocks, int most) {
    assertThat(blocks.size()).as("blocks").isBetween(1, most);
    Set<String> ids = new HashSet<>();
    for (JsonElement block : blocks) {
      if (block.getAsJsonObject().has("block_id")) {
        assertThat(ids.add(block.getAsJsonObject().get("block_id").getAsString())).isTrue();
      }
    }
  }

  private static void walk(JsonElement element, String name) {
    if (element instanceof JsonArray all) {
      all.forEach(each -> walk(each, name));
    } else if (element instanceof JsonObject object) {
      object(object, name);
      object.entrySet().forEach(entry -> walk(entry.getValue(), entry.getKey()));
    } else if (LENGTHS.containsKey(name) && element.isJsonPrimitive()) {
      assertThat(element.getAsString()).as(name).hasSizeBetween(1, LENGTHS.get(name));
    }
  }

  private static void object(JsonObject object, String name) {
    String type = object.has("type") ? object.get("type").getAsString() : "";
    switch (type) {
      case "plain_text", "mrkdwn" -> {
        int most = TEXTS.getOrDefault(name, 3000);
        assertThat(object.get("text").getAsString()).as(name).hasSizeBetween(1, most);
      }
      case "button" -> {
        assertThat(text(object, "text")).as("button").hasSizeBetween(1, 75);
        if (object.has("value")) {
          assertThat(object.get("value").getAsString()).hasSizeBetween(1, 2000);
        }
      }
      case "actions" -> elements(object, 25);
      case "context" -> elements(object, 10);
      case "static_select" -> options(object, 100);
      case "checkboxes", "radio_buttons" -> options(object, 10);
      default -> dialog(object);
    }
  }

  private static void dialog(JsonObject object) {
    if (object.has("deny")) {
      assertThat(text(object, "title")).hasSizeBetween(1, 100);
      assertThat(text(object, "text")).hasSizeBetween(1, 300);
    }
  }

  private static void elements(JsonObject block, int most) {
    JsonArray elements = block.getAsJsonArray("elements");
    assertThat(elements.size()).as("elements").isBetween(1, most);
    Set<String> ids = new HashSet<>();
    for (JsonElement element : elements) {
      if (element.getAsJsonObject().has("action_id")) {
        assertThat(ids.add(element.getAsJsonObject().get("action_id").getAsString()))
            .as("action ids of one block differ")
            .isTrue();
      }
    }
  }

  private static void options(JsonObject select, int most) {
    JsonArray options = select.getAsJsonArray("options");
    assertThat(options.size()).as("options").isBetween(1, most);
    for (JsonElement option : options) {
      assertThat(text(option.getAsJsonObject(), "text")).hasSizeBetween(1, 75);
      assertThat(option.getAsJsonObject().get("value").getAsString()).hasSizeBetween(1, 75);
    }
    if (select.has("initial_option")) {
      assertThat(options).contains(select.get("initial_option"));
    }
    if (select.has("initial_options")) {
      assertThat(options).containsAll(select.getAsJsonArray("initial_options"));
      assertThat(select.getAsJsonArray("initial_options")).isNotEmpty();
    }
  }

  private static String text(JsonObject in, String name) {
    return in.getAsJsonObject(name).get("text").getAsString();
  }
}
