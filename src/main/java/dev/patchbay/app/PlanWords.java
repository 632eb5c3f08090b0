package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /**
   * What the rows of a plan are called: channel and service, and only where it tells them apart the
   * workspace and the service's ID.
   *
   * @param workspaces whether the plan is about several
   * @param shared names, in lower case, that several services have
   */
  record RowNames(boolean workspaces, Set<String> shared) {
    /** Of rows of which no other is known. */
    static final RowNames ALONE = new RowNames(false, Set.of());

    static RowNames among(JsonNode plan) {
      var workspaces = new HashSet<String>();
      Map<String, Set<String>> services = new HashMap<>();
      for (var list : List.of("changes", "unmanaged")) {
        for (var row : plan.path(list)) {
          workspaces.add(row.path("workspace").asText(""));
          if (row.hasNonNull("service_id")) {
            services
                .computeIfAbsent(service(row), name -> new HashSet<>())
                .add(row.path("service_id").asText());
          }
        }
      }
      services.values().removeIf(ids -> ids.size() == 1);
      return new RowNames(workspaces.size() > 1, Set.copyOf(services.keySet()));
    }

    String of(JsonNode row) {
      var id = shared.contains(service(row)) ? text(row, "service_id") : "";
      return text(row, "channel")
          + (workspaces ? " in " + text(row, "workspace") : "")
          + " ← "
          + text(row, "service")
          + (id.isEmpty() ? "" : " (" + id + ")");
    }

    private static String service(JsonNode row) {
      return text(row, "service").toLowerCase(Locale.ROOT);
    }
  }
}
