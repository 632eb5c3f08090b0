package dev.patchbay.sandbox.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the content of a message and completes it as Slack does: block ids, attachment ids. */
public final class MessageShape {
  private static final int TEXT = 40_000;

  private final SlackWorld world;
  private final ApiLog log;

  public MessageShape(SlackWorld world, ApiLog log) {
    this.world = world;
    this.log = log;
  }

  /** The text, blocks and attachments of a message; those that were not given are empty. */
  public record Content(
      Optional<String> text, Optional<ArrayNode> blocks, Optional<ArrayNode> attachments) {
    public boolean isEmpty() {
      return text.isEmpty() && none(blocks) && none(attachments);
    }

    private static boolean none(Optional<ArrayNode> array) {
      return array.filter(nodes -> !nodes.isEmpty()).isEmpty();
    }

    public void putInto(ObjectNode message) {
      text.ifPresent(words -> message.put("text", words));
      blocks.ifPresent(nodes -> replace(message, "blocks", nodes));
      attachments.ifPresent(nodes -> replace(message, "attachments", nodes));
    }

    private static void replace(ObjectNode message, String field, ArrayNode nodes) {
      message.remove(field);
      if (!nodes.isEmpty()) {
        message.set(field, nodes);
      }
    }
  }

  /** Reads and checks the content of a call or a response_url send; throws Slack's refusal. */
  public Content read(Args args, String what) {
    Optional<String> text = args.text("text");
    Optional<String> markdown = args.text("markdown_text");
    Optional<ArrayNode> blocks = array(args.structure("blocks", "invalid_blocks_format"));
    if (markdown.isPresent() && (text.isPresent() || blocks.isPresent())) {
      throw new Refused("markdown_text_conflict");
    }
    if (text.filter(words -> words.length() > TEXT).isPresent()) {
      throw new Refused("msg_too_long");
    }
    Optional<ArrayNode> attachments = array(args.structure("attachments", "invalid_attachments"));
    List<String> wrong = new ArrayList<>();
    blocks.ifPresent(nodes -> wrong.addAll(BlockKitCheck.message(nodes, "/blocks")));
    attachments.ifPresent(nodes -> wrong.addAll(checkAttachments(nodes)));
    if (!wrong.isEmpty()) {
      log.violation(what + " with invalid blocks: " + String.join("; ", wrong));
      Refused refused = Refused.withMessages("invalid_blocks", wrong);
      ObjectNode more = refused.body();
      more.remove(List.of("ok", "error"));
      throw new Refused("invalid_blocks", more.set("errors", Json.strings(wrong)));
    }
    blocks.ifPresent(this::addBlockIds);
    attachments.ifPresent(this::completeAttachments);
    return new Content(text.or(() -> markdown), blocks, attachments);
  }

  private static Optional<ArrayNode> array(Optional<JsonNode> node) {
    if (node.isPresent() && !node.get().isArray()) {
      throw new Refused("invalid_blocks_format");
    }
    return node.map(ArrayNode.class::cast);
  }

  private static List<String> checkAttachments(ArrayNode attachments) {
    if (attachments.size() > 100) {
      throw new Refused("too_many_attachments");
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < attachments.size(); i++) {
      JsonNode attachment = attachments.get(i);
      String at = "/attachments/" + i;
      if (attachment.has("blocks")) {
        wrong.addAll(BlockKitCheck.message(attachment.get("blocks"), at + "/blocks"));
      }
      if (attachment.has("actions") && attachment.path("callback_id").asText("").isEmpty()) {
        wrong.add("[ERROR] missing required field: callback_id [json-pointer:" + at + "]");
      }
      if (attachment.path("actions").size() > 5) {
        wrong.add("[ERROR] no more than 5 items allowed [json-pointer:" + at + "/actions]");
      }
    }
    return wrong;
  }

  public void addBlockIds(ArrayNode blocks) {
    for (JsonNode block : blocks) {
      if (block instanceof ObjectNode object) {
        if (!object.hasNonNull("block_id")) {
          object.put("block_id", world.newSecret(3));
        }
        giveActionId(object.path("accessory"));
        giveActionId(object.path("element"));
        object.path("elements").forEach(this::giveActionId);
      }
    }
  }

  private void giveActionId(JsonNode element) {
    String type = element.path("type").asText("");
    boolean passive =
        type.isEmpty()
            || type.equals("image")
            || type.equals("mrkdwn")
            || type.equals("plain_text")
            || type.startsWith("rich_text");
    if (element instanceof ObjectNode object && !passive && !object.hasNonNull("action_id")) {
      object.put("action_id", world.newSecret(3));
    }
  }

  private void completeAttachments(ArrayNode attachments) {
    int id = 1;
    for (JsonNode attachment : attachments) {
      if (attachment instanceof ObjectNode object) {
        object.put("id", id++);
        if (!object.has("fallback")) {
          object.put("fallback", object.path("text").asText("[no preview available]"));
        }
        if (object.get("blocks") instanceof ArrayNode blocks) {
          addBlockIds(blocks);
        }
        int action = 1;
        for (JsonNode button : object.path("actions")) {
          if (button instanceof ObjectNode legacy) {
            legacy.put("id", Integer.toString(action++));
          }
        }
      }
    }
  }
}
