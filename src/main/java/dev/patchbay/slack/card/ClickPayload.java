package dev.patchbay.slack.card;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.Click.Button;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a press apart: the button, every button and every text of the clicked message, wherever in
 * blocks, attachments or metadata they stand. Understands nothing of it; PagerDuty's format is not
 * public (reference/pagerduty.md §7). Pure.
 */
public final class ClickPayload {
  private static final Set<String> SPOKEN =
      Set.of(
          "text",
          "url",
          "title",
          "title_link",
          "pretext",
          "fallback",
          "author_name",
          "author_link",
          "footer",
          "value",
          "alt_text",
          "from_url",
          "original_url",
          "thumb_url",
          "image_url");

  private final List<Button> buttons = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private ClickPayload() {}

  /** {@code payload}: block_actions or interactive_message; the first of its actions counts. */
  public static Click click(Interaction payload) {
    var message = of(payload.message());
    JsonObject action =
        JsonFields.objects(payload.json(), "actions").stream()
            .findFirst()
            .orElseGet(JsonObject::new);
    Button pressed = completed(button(action, payload.text("callback_id")), message.buttons());
    return new Click(pressed, message.buttons(), message.texts());
  }

  /** A message's buttons and texts; {@code pressed} is empty-handed. */
  public static Click of(JsonObject message) {
    var walk = new ClickPayload();
    walk.object(message, "", false);
    return new Click(
        button(new JsonObject(), ""), List.copyOf(walk.buttons), List.copyOf(walk.texts));
  }

  /** A block's button or a legacy action, whatever it says of itself. */
  static Button button(JsonObject json, String callbackId) {
    String chosen =
        JsonFields.objects(json, "selected_options").stream()
            .findFirst()
            .map(option -> JsonFields.text(option, "value"))
            .orElse("");
    return new Button(
        JsonFields.text(json, "action_id"),
        JsonFields.text(json, "name"),
        JsonFields.first(
            JsonFields.text(json, "value"),
            JsonFields.text(json, "selected_option", "value"),
            chosen),
        JsonFields.first(JsonFields.text(json, "text", "text"), JsonFields.text(json, "text")),
        JsonFields.text(json, "url"),
        callbackId);
  }

  /** A legacy press does not say its label, and a press may leave out the URL: the message does. */
  private static Button completed(Button pressed, List<Button> buttons) {
    return buttons.stream()
        .filter(
            one ->
                one.actionId().equals(pressed.actionId())
                    && one.name().equals(pressed.name())
                    && one.value().equals(pressed.value()))
        .findFirst()
        .map(
            one ->
                new Button(
                    pressed.actionId(),
                    pressed.name(),
                    pressed.value(),
                    JsonFields.first(pressed.label(), one.label()),
                    JsonFields.first(pressed.url(), one.url()),
                    JsonFields.first(pressed.callbackId(), one.callbackId())))
        .orElse(pressed);
  }

  private void object(JsonObject json, String callbackId, boolean everything) {
    String callback = JsonFields.first(JsonFields.text(json, "callback_id"), callbackId);
    if (JsonFields.text(json, "type").equals("button")) {
      Button button = button(json, callback);
      buttons.add(button);
      // Its label is no text of the message; the page that it opens may name the incident.
      if (!button.url().isBlank()) {
        texts.add(button.url());
      }
      return;
    }
    for (Map.Entry<String, JsonElement> field : json.entrySet()) {
      boolean spoken = everything || SPOKEN.contains(field.getKey());
      element(field.getValue(), callback, spoken, everything || field.getKey().equals("metadata"));
    }
  }

  private void element(JsonElement json, String callbackId, boolean spoken, boolean everything) {
    if (json.isJsonObject()) {
      object(json.getAsJsonObject(), callbackId, everything);
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(one -> element(one, callbackId, spoken, everything));
    } else if (spoken && json.isJsonPrimitive() && !json.getAsString().isBlank()) {
      texts.add(json.getAsString());
    }
  }
}
