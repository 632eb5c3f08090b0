package dev.patchbay.sandbox.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Slack's limits on blocks, modals and home tabs. Source: reference/slack.md §3. */
public final class BlockKitCheck {
  private static final int VIEW_BYTES = 250_000;
  private static final Set<String> EVERYWHERE =
      Set.of(
          "section",
          "header",
          "divider",
          "context",
          "actions",
          "input",
          "image",
          "rich_text",
          "video");
  private static final Set<String> ONLY_IN_MESSAGES =
      Set.of("markdown", "table", "file", "context_actions", "card", "carousel", "alert");
  private static final Set<String> VIEW_KEYS =
      Set.of(
          "type",
          "title",
          "blocks",
          "close",
          "submit",
          "private_metadata",
          "callback_id",
          "clear_on_close",
          "notify_on_close",
          "external_id",
          "submit_disabled");

  private final Findings findings = new Findings();
  private final ElementCheck elements = new ElementCheck(findings);
  private final Set<String> blockIds = new HashSet<>();
  private final boolean inMessage;

  private BlockKitCheck(boolean inMessage) {
    this.inMessage = inMessage;
  }

  /** What is wrong with the blocks of a message; empty when nothing is. */
  public static List<String> message(JsonNode blocks, String pointer) {
    BlockKitCheck check = new BlockKitCheck(true);
    check.blocks(blocks, 50, pointer);
    return check.findings.all();
  }

  /** What is wrong with a view; empty when nothing is. */
  public static List<String> view(JsonNode view) {
    BlockKitCheck check = new BlockKitCheck(false);
    check.wholeView(view);
    return check.findings.all();
  }

  /** What is wrong with the answer to a typeahead request; empty when nothing is. */
  public static List<String> suggestions(JsonNode answer) {
    Findings findings = new Findings();
    ElementCheck check = new ElementCheck(findings);
    if (answer.has("option_groups")) {
      for (JsonNode group : answer.get("option_groups")) {
        check.options(group, 100, true, "/option_groups");
      }
    } else if (!answer.path("options").isArray()) {
      findings.add("missing required field: options", "");
    } else if (!answer.path("options").isEmpty()) {
      check.options(answer, 100, true, "");
    }
    return findings.all();
  }

  public static boolean tooLarge(JsonNode view) {
    return view.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > VIEW_BYTES;
  }

  private void wholeView(JsonNode view) {
    String type = view.path("type").asText("");
    if (!type.equals("modal") && !type.equals("home")) {
      findings.add("must be a valid enum value", "/view/type");
      return;
    }
    findings.unknownKeys(view, VIEW_KEYS, "/view");
    if (type.equals("modal")) {
      findings.plainText(view, "title", 24, true, "/view");
      findings.plainText(view, "submit", 24, false, "/view");
      findings.plainText(view, "close", 24, false, "/view");
    }
    findings.string(view, "private_metadata", 3000, false, "/view");
    findings.string(view, "callback_id", 255, false, "/view");
    findings.string(view, "external_id", 255, false, "/view");
    JsonNode blocks = view.path("blocks");
    blocks(blocks, 100, "/view/blocks");
    for (JsonNode block : blocks) {
      boolean input = block.path("type").asText("").equals("input");
      if (input && type.equals("modal") && !view.has("submit")) {
        findings.add("missing required field: submit", "/view");
        break;
      }
    }
  }

  private void blocks(JsonNode blocks, int most, String at) {
    if (!blocks.isArray()) {
      findings.add("must be an array", at);
      return;
    }
    if (blocks.size() > most) {
      findings.add("no more than " + most + " items allowed", at);
    }
    for (int i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), at + "/" + i);
    }
  }

  private void block(JsonNode block, String at) {
    String type = block.path("type").asText("");
    if (!EVERYWHERE.contains(type) && !(inMessage && ONLY_IN_MESSAGES.contains(type))) {
      findings.add("unsupported type: " + type, at + "/type");
      return;
    }
    findings.string(block, "block_id", 255, false, at);
    String id = block.path("block_id").asText("");
    if (!id.isEmpty() && !blockIds.add(id)) {
      findings.add("block_id must be unique: " + id, at + "/block_id");
    }
    switch (type) {
      case "section" -> section(block, at);
      case "header" -> findings.plainText(block, "text", 150, true, at);
      case "context" -> context(block, at);
      case "actions" -> actions(block, at);
      case "input" -> input(block, at);
      case "image" -> elements.image(block, at);
      case "markdown" -> findings.string(block, "text", 12_000, true, at);
      default -> {}
    }
  }

  private void section(JsonNode section, String at) {
    Set<String> keys = Set.of("type", "block_id", "text", "fields", "accessory", "expand");
    findings.unknownKeys(section, keys, at);
    if (!section.has("text") && !section.has("fields")) {
      findings.add("missing required field: text", at);
    }
    findings.anyText(section, "text", 3000, false, at);
    JsonNode fields = section.path("fields");
    if (section.has("fields") && (fields.isEmpty() || fields.size() > 10)) {
      findings.add("must have between 1 and 10 items", at + "/fields");
    }
    for (int i = 0; i < fields.size(); i++) {
      findings.textObject(fields.get(i), 2000, false, at + "/fields/" + i);
    }
    if (section.has("accessory")) {
      elements.element(section.get("accessory"), at + "/accessory");
    }
  }

  private void context(JsonNode context, String at) {
    JsonNode parts = context.path("elements");
    if (parts.isEmpty() || parts.size() > 10) {
      findings.add("must have between 1 and 10 items", at + "/elements");
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = at + "/elements/" + i;
      if (parts.get(i).path("type").asText("").equals("image")) {
        elements.image(parts.get(i), part);
      } else {
        findings.textObject(parts.get(i), 3000, false, part);
      }
    }
  }

  private void actions(JsonNode actions, String at) {
    JsonNode parts = actions.path("elements");
    if (parts.isEmpty() || parts.size() > 25) {
      findings.add("must have between 1 and 25 items", at + "/elements");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      elements.action(parts.get(i), at + "/elements/" + i);
      String id = parts.get(i).path("action_id").asText("");
      if (!id.isEmpty() && !ids.add(id)) {
        findings.add("action_id must be unique: " + id, at + "/elements/" + i + "/action_id");
      }
    }
  }

  private void input(JsonNode input, String at) {
    findings.plainText(input, "label", 2000, true, at);
    findings.plainText(input, "hint", 2000, false, at);
    Set<String> keys =
        Set.of("type", "block_id", "label", "hint", "optional", "dispatch_action", "element");
    findings.unknownKeys(input, keys, at);
    elements.input(input.path("element"), at + "/element");
  }
}
