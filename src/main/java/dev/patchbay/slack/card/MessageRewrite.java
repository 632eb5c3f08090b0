package dev.patchbay.slack.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.Click.Button;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A clicked message as it should stand after the click: buttons that make no sense any more are
 * out, a line says what happened. Works on Slack's raw JSON and on copies. Where the message holds
 * a part of an unknown kind nothing is rebuilt, because what is not understood could be lost.
 * Rewriting twice gives the same. Pure.
 */
public final class MessageRewrite {
  /** The parts to send; empty where the message had no such part. */
  public record Rewritten(
      String text, Optional<JsonArray> blocks, Optional<JsonArray> attachments) {}

  private static final int MOST_BLOCKS = 50;
  private static final Set<String> PLAIN_BLOCKS =
      Set.of("section", "context", "divider", "header", "image", "rich_text", "markdown");
  private static final Set<String> DEAD_ELEMENTS =
      Set.of(
          "overflow",
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "checkboxes",
          "radio_buttons",
          "multi_static_select",
          "multi_users_select",
          "workflow_button");
  private static final Set<String> ATTACHMENT_KEYS =
      Set.of(
          "id",
          "blocks",
          "actions",
          "fields",
          "color",
          "fallback",
          "text",
          "title",
          "title_link",
          "pretext",
          "author_name",
          "author_link",
          "author_icon",
          "footer",
          "footer_icon",
          "ts",
          "mrkdwn_in",
          "callback_id",
          "attachment_type",
          "image_url",
          "thumb_url",
          "image_width",
          "image_height",
          "image_bytes",
          "from_url");

  /** Slack adds these to images, and does not take them back. */
  private static final List<String> ADDED_TO_IMAGES =
      List.of("fallback", "image_width", "image_height", "image_bytes", "is_animated");

  private final Function<Click, Decoded> decoder;

  public MessageRewrite(Function<Click, Decoded> decoder) {
    this.decoder = decoder;
  }

  /**
   * @param status the incident's: {@code acknowledged} or {@code resolved}
   * @param line mrkdwn, escaped
   */
  public Optional<Rewritten> rewrite(JsonObject message, String status, String line) {
    try {
      return Optional.of(new Pass(message, status).rewritten(line));
    } catch (UnknownPart e) {
      return Optional.empty();
    }
  }

  /** Unwinds a pass; never leaves this class. */
  private static final class UnknownPart extends Exception {}

  private final class Pass {
    private final JsonObject message;
    private final String status;
    private final List<String> texts;

    Pass(JsonObject message, String status) {
      // A pass that meets an unknown part stops half-way: the caller's message must be whole then.
      this.message = message.deepCopy();
      this.status = status;
      this.texts = ClickPayload.of(message).texts();
    }

    Rewritten rewritten(String line) throws UnknownPart {
      boolean hasBlocks = !JsonFields.objects(message, "blocks").isEmpty();
      JsonArray blocks = blocks(JsonFields.array(message, "blocks").orElseGet(JsonArray::new));
      var attachments = new JsonArray();
      for (JsonElement one : JsonFields.array(message, "attachments").orElseGet(JsonArray::new)) {
        attachments.add(attachment(one));
      }
      boolean hasAttachments = !attachments.isEmpty();
      var said = new StateLine(status, line);
      Optional<JsonObject> framed = lastWithBlocks(attachments);
      if (hasBlocks) {
        said.in(blocks);
      } else if (framed.isPresent()) {
        said.in(framed.get().getAsJsonArray("blocks"));
      } else if (hasAttachments) {
        said.among(attachments);
      } else {
        throw new UnknownPart();
      }
      if (blocks.size() > MOST_BLOCKS) {
        throw new UnknownPart();
      }
      return new Rewritten(
          fallback(message, line),
          hasBlocks ? Optional.of(blocks) : Optional.empty(),
          hasAttachments ? Optional.of(attachments) : Optional.empty());
    }

    /** Beside blocks the text is only read aloud; beside attachments it would be shown as well. */
    private static String fallback(JsonObject message, String line) {
      String text = JsonFields.text(message, "text");
      return text.isBlank() && message.has("blocks") ? line : text;
    }

    private JsonArray blocks(JsonArray from) throws UnknownPart {
      var kept = new JsonArray();
      for (JsonElement one : from) {
        JsonObject block = object(one);
        String type = JsonFields.text(block, "type");
        if (type.equals("actions")) {
          JsonArray elements = alive(array(block, "elements"), "");
          if (!elements.isEmpty()) {
            block.add("elements", elements);
            kept.add(block);
          }
        } else if (PLAIN_BLOCKS.contains(type)) {
          kept.add(plain(block, type));
        } else {
          throw new UnknownPart();
        }
      }
      return kept;
    }

    private JsonObject plain(JsonObject block, String type) throws UnknownPart {
      if (type.equals("image")) {
        ADDED_TO_IMAGES.forEach(block::remove);
      }
      Optional<JsonObject> accessory = JsonFields.object(block, "accessory");
      if (accessory.isPresent() && !JsonFields.text(accessory.get(), "type").equals("image")) {
        var alone = new JsonArray();
        alone.add(accessory.get());
        if (alive(alone, "").isEmpty()) {
          block.remove("accessory");
        }
      } else {
        accessory.ifPresent(image -> ADDED_TO_IMAGES.forEach(image::remove));
      }
      return block;
    }

    private JsonObject attachment(JsonElement from) throws UnknownPart {
      JsonObject attachment = object(from);
      if (!ATTACHMENT_KEYS.containsAll(attachment.keySet())) {
        throw new UnknownPart();
      }
      if (attachment.has("blocks")) {
        attachment.add("blocks", blocks(array(attachment, "blocks")));
      }
      if (attachment.has("actions")) {
        JsonArray actions =
            alive(array(attachment, "actions"), JsonFields.text(attachment, "callback_id"));
        if (actions.isEmpty()) {
          attachment.remove("actions");
        } else {
          attachment.add("actions", actions);
        }
      }
      return attachment;
    }

    /** Links stay, and buttons of changes that the incident is not past. */
    private JsonArray alive(JsonArray elements, String callbackId) throws UnknownPart {
      var kept = new JsonArray();
      for (JsonElement one : elements) {
        JsonObject element = object(one);
        String type = JsonFields.text(element, "type");
        if (type.equals("button")) {
          if (stays(ClickPayload.button(element, callbackId))) {
            kept.add(element);
          }
        } else if (!DEAD_ELEMENTS.contains(type) && !type.equals("select")) {
          throw new UnknownPart();
        }
      }
      return kept;
    }

    private boolean stays(Button button) {
      if (!button.url().isBlank()) {
        return true;
      }
      Decoded meaning = decoder.apply(new Click(button, List.of(button), texts));
      return meaning instanceof Decoded.Change change && !change.change().isPast(status);
    }
  }

  private static Optional<JsonObject> lastWithBlocks(JsonArray attachments) {
    for (int at = attachments.size() - 1; at >= 0; at--) {
      if (attachments.get(at).getAsJsonObject().has("blocks")) {
        return Optional.of(attachments.get(at).getAsJsonObject());
      }
    }
    return Optional.empty();
  }

  private static JsonObject object(JsonElement json) throws UnknownPart {
    if (!json.isJsonObject()) {
      throw new UnknownPart();
    }
    return json.getAsJsonObject();
  }

  private static JsonArray array(JsonObject json, String name) throws UnknownPart {
    return JsonFields.array(json, name).orElseThrow(UnknownPart::new);
  }
}
