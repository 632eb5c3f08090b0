package dev.patchbay.sandbox.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Slack's limits on block elements: buttons, menus, inputs. Source: reference/slack.md §3. */
final class ElementCheck {
  private static final Set<String> INPUTS =
      Set.of(
          "plain_text_input",
          "static_select",
          "external_select",
          "multi_static_select",
          "multi_external_select",
          "conversations_select",
          "channels_select",
          "users_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "checkboxes",
          "radio_buttons",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "number_input",
          "email_text_input",
          "url_text_input",
          "rich_text_input",
          "file_input");
  private static final Set<String> OTHERS =
      Set.of("button", "overflow", "image", "workflow_button");
  private static final Set<String> NOT_IN_ACTIONS =
      Set.of("plain_text_input", "number_input", "email_text_input", "url_text_input", "image");
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "button",
          Set.of(
              "type",
              "text",
              "action_id",
              "url",
              "value",
              "style",
              "confirm",
              "accessibility_label"),
          "checkboxes",
          Set.of("type", "action_id", "options", "initial_options", "confirm", "focus_on_load"),
          "radio_buttons",
          Set.of("type", "action_id", "options", "initial_option", "confirm", "focus_on_load"),
          "external_select",
          Set.of(
              "type",
              "placeholder",
              "action_id",
              "initial_option",
              "min_query_length",
              "confirm",
              "focus_on_load"));

  private final Findings findings;

  ElementCheck(Findings findings) {
    this.findings = findings;
  }

  void input(JsonNode element, String at) {
    if (!INPUTS.contains(element.path("type").asText(""))) {
      findings.add("unsupported element for an input block", at + "/type");
      return;
    }
    element(element, at);
  }

  void action(JsonNode element, String at) {
    if (NOT_IN_ACTIONS.contains(element.path("type").asText(""))) {
      findings.add("unsupported type: " + element.path("type").asText(""), at + "/type");
      return;
    }
    element(element, at);
  }

  void element(JsonNode element, String at) {
    String type = element.path("type").asText("");
    if (!INPUTS.contains(type) && !OTHERS.contains(type)) {
      findings.add("unsupported type: " + type, at + "/type");
      return;
    }
    Set<String> keys = KEYS.get(type);
    if (keys != null) {
      findings.unknownKeys(element, keys, at);
    }
    findings.string(element, "action_id", 255, false, at);
    findings.plainText(element, "placeholder", 150, false, at);
    confirm(element.path("confirm"), at + "/confirm");
    switch (type) {
      case "button" -> button(element, at);
      case "image" -> image(element, at);
      case "overflow" -> options(element, 5, true, at);
      case "checkboxes", "radio_buttons" -> options(element, 10, false, at);
      case "static_select", "multi_static_select" -> menu(element, at);
      case "plain_text_input" -> textInput(element, at);
      default -> {}
    }
    initial(element, at);
  }

  private void button(JsonNode button, String at) {
    findings.plainText(button, "text", 75, true, at);
    findings.string(button, "value", 2000, false, at);
    findings.string(button, "url", 3000, false, at);
    findings.string(button, "accessibility_label", 75, false, at);
    String style = button.path("style").asText("primary");
    if (!style.equals("primary") && !style.equals("danger")) {
      findings.add("must be a valid enum value", at + "/style");
    }
  }

  void image(JsonNode image, String at) {
    if (!image.has("image_url") && !image.has("slack_file")) {
      findings.add("missing required field: image_url", at);
    }
    findings.string(image, "alt_text", 2000, true, at);
  }

  private void textInput(JsonNode input, String at) {
    if (input.path("max_length").asInt(1) > 3000 || input.path("max_length").asInt(1) < 1) {
      findings.add("must be between 1 and 3000", at + "/max_length");
    }
    findings.string(input, "initial_value", 3000, false, at);
  }

  private void menu(JsonNode menu, String at) {
    if (menu.has("options") == menu.has("option_groups")) {
      findings.add("must have either options or option_groups", at);
      return;
    }
    if (menu.has("options")) {
      options(menu, 100, true, at);
      return;
    }
    JsonNode groups = menu.get("option_groups");
    count(groups, 100, at + "/option_groups");
    for (int i = 0; i < groups.size(); i++) {
      String group = at + "/option_groups/" + i;
      findings.plainText(groups.get(i), "label", 75, true, group);
      options(groups.get(i), 100, true, group);
    }
  }

  /** The options of a menu, or those that an app answered to a typeahead request. */
  void options(JsonNode owner, int most, boolean plain, String at) {
    JsonNode options = owner.path("options");
    if (!count(options, most, at + "/options")) {
      return;
    }
    for (int i = 0; i < options.size(); i++) {
      option(options.get(i), plain, at + "/options/" + i);
    }
  }

  private void option(JsonNode option, boolean plain, String at) {
    findings.unknownKeys(option, Set.of("text", "value", "description", "url"), at);
    findings.string(option, "value", 150, true, at);
    if (plain) {
      findings.plainText(option, "text", 75, true, at);
      findings.plainText(option, "description", 75, false, at);
    } else {
      findings.anyText(option, "text", 75, true, at);
      findings.anyText(option, "description", 75, false, at);
    }
  }

  private void initial(JsonNode element, String at) {
    JsonNode one = element.path("initial_option");
    if (one.isObject()) {
      option(one, !element.path("type").asText("").equals("radio_buttons"), at + "/initial_option");
      mustBeOffered(element, one, at + "/initial_option");
    }
    JsonNode several = element.path("initial_options");
    if (element.has("initial_options") && several.isEmpty()) {
      findings.add("must provide at least 1 item", at + "/initial_options");
    }
    for (int i = 0; i < several.size(); i++) {
      mustBeOffered(element, several.get(i), at + "/initial_options/" + i);
    }
  }

  private void mustBeOffered(JsonNode element, JsonNode initial, String at) {
    if (!element.has("options")) {
      return;
    }
    for (JsonNode option : element.path("options")) {
      if (option.equals(initial)) {
        return;
      }
    }
    findings.add("must match one of the options", at);
  }

  private void confirm(JsonNode confirm, String at) {
    if (confirm.isObject()) {
      findings.plainText(confirm, "title", 100, true, at);
      findings.anyText(confirm, "text", 300, true, at);
      findings.plainText(confirm, "confirm", 30, true, at);
      findings.plainText(confirm, "deny", 30, true, at);
    }
  }

  private boolean count(JsonNode array, int most, String at) {
    if (!array.isArray() || array.isEmpty()) {
      findings.add("must provide at least 1 item", at);
      return false;
    }
    if (array.size() > most) {
      findings.add("no more than " + most + " items allowed", at);
    }
    return true;
  }
}
