package dev.patchbay.sandbox.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a piece of Block Kit, in the form of Slack's own messages. */
public final class Findings {
  private final List<String> all = new ArrayList<>();

  List<String> all() {
    return all;
  }

  void add(String message, String pointer) {
    all.add("[ERROR] " + message + " [json-pointer:" + pointer + "]");
  }

  void unknownKeys(JsonNode node, Set<String> known, String pointer) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                add("invalid additional property: " + name, pointer);
              }
            });
  }

  /** A string of at least one and at most {@code most} characters, when it is there. */
  void string(JsonNode owner, String field, int most, boolean required, String pointer) {
    JsonNode value = owner.get(field);
    if (value == null || value.isNull()) {
      if (required) {
        add("missing required field: " + field, pointer);
      }
      return;
    }
    String at = pointer + "/" + field;
    if (!value.isTextual()) {
      add("must be a string", at);
    } else if (required && value.asText().isEmpty()) {
      add("must be more than 0 characters", at);
    } else if (length(value.asText()) > most) {
      add("must be less than " + (most + 1) + " characters", at);
    }
  }

  void plainText(JsonNode owner, String field, int most, boolean required, String pointer) {
    text(owner, field, most, required, true, pointer);
  }

  void anyText(JsonNode owner, String field, int most, boolean required, String pointer) {
    text(owner, field, most, required, false, pointer);
  }

  private void text(
      JsonNode owner, String field, int most, boolean required, boolean plain, String pointer) {
    JsonNode text = owner.get(field);
    if (text == null || text.isNull()) {
      if (required) {
        add("missing required field: " + field, pointer);
      }
      return;
    }
    textObject(text, most, plain, pointer + "/" + field);
  }

  void textObject(JsonNode text, int most, boolean plain, String pointer) {
    String type = text.path("type").asText("");
    if (!text.isObject()) {
      add("must provide an object", pointer);
      return;
    }
    if (!type.equals("plain_text") && (plain || !type.equals("mrkdwn"))) {
      add("must be a valid enum value", pointer + "/type");
    }
    boolean isPlain = type.equals("plain_text");
    unknownKeys(text, Set.of("type", "text", isPlain ? "emoji" : "verbatim"), pointer);
    string(text, "text", most, true, pointer);
  }

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
