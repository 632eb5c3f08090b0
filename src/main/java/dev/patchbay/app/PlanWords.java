package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the plan in a terminal and the one in a comment have in common. */
final class PlanWords {
  private record Action(String sign, String ahead) {}

  private static final Map<String, Action> ACTIONS = actions();

  private PlanWords() {}

  private static Map<String, Action> actions() {
    var actions = new LinkedHashMap<String, Action>();
    actions.put("create", new Action("+", "to create"));
    actions.put("adopt", new Action("=", "to adopt"));
    actions.put("edit", new Action("~", "to edit"));
    actions.put("push-token", new Action("*", "to get the bot token"));
    actions.put("enable", new Action(">", "to enable"));
    actions.put("take-down", new Action("-", "to remove"));
    actions.put("fail", new Action("!", "will fail"));
    return actions;
  }

  static String sign(String action) {
    var known = ACTIONS.get(action);
    return known == null ? "?" : known.sign();
  }

  /** Such as {@code 2 to create, 1 will fail}. */
  static String summary(JsonNode plan) {
    var counts = new TreeMap<String, Integer>();
    plan.path("changes").forEach(row -> counts.merge(row.path("action").asText(), 1, Integer::sum));
    var parts = new ArrayList<String>();
    ACTIONS.forEach(
        (action, known) -> {
          if (counts.containsKey(action)) {
            parts.add(counts.get(action) + " " + known.ahead());
          }
        });
    return String.join(", ", parts);
  }

  /** How many changes are not known to fail. */
  static int doable(JsonNode plan) {
    int doable = 0;
    for (var row : plan.path("changes")) {
      doable += row.path("action").asText().equals("fail") ? 0 : 1;
    }
    return doable;
  }

  /** How many connections are as they should be, as a sentence; blank if none. */
  static String unchanged(JsonNode plan) {
    int unchanged = plan.path("unchanged").asInt();
    return switch (unchanged) {
      case 0 -> "";
      case 1 -> "1 connection is as the file says.";
      default -> unchanged + " connections are as the file says.";
    };
  }

  /** Each changed field as {@code name: old → new}. */
  static List<String> fields(JsonNode row) {
    var fields = new ArrayList<String>();
    row.path("fields")
        .properties()
        .forEach(
            field ->
                fields.add(
                    field.getKey()
                        + ": "
                        + value(field.getValue().path("from"))
                        + " → "
                        + value(field.getValue().path("to"))));
    return fields;
  }

  private static String value(JsonNode value) {
    var text = value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    return text.isBlank() ? "(none)" : clean(text);
  }

  /** On one line and without what a terminal would obey. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+", " ").strip();
  }

  static String text(JsonNode row, String member) {
    return clean(row.path(member).asText(""));
  }

  /** Channel and service, with the workspace where a plan is about several. */
  static String pair(JsonNode row, boolean several) {
    return text(row, "channel")
        + (several ? " in " + text(row, "workspace") : "")
        + " ← "
        + text(row, "service");
  }

  static boolean severalWorkspaces(JsonNode plan) {
    var names = new HashSet<String>();
    for (var list : List.of("changes", "unmanaged")) {
      plan.path(list).forEach(row -> names.add(row.path("workspace").asText("")));
    }
    return names.size() > 1;
  }
}
