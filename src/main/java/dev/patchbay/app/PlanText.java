package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** A plan as a person reads it in a terminal. */
final class PlanText {
  /** How many rows of one kind that needs nothing done are listed. */
  private static final int LISTED = 50;

  private PlanText() {}

  static void print(JsonNode plan, PrintWriter out) {
    var names = PlanWords.RowNames.among(plan);
    var changes = plan.path("changes");
    for (var row : changes) {
      print(row, names, out);
    }
    if (!changes.isEmpty()) {
      out.println();
    }
    unmanaged(plan.path("unmanaged"), names, out);
    warnings(plan.path("warnings"), out);
    var unchanged = PlanWords.unchanged(plan);
    out.println(
        (changes.isEmpty() ? "No changes." : "Plan: " + PlanWords.summary(plan) + ".")
            + (unchanged.isBlank() ? "" : " " + unchanged));
  }

  private static void print(JsonNode row, PlanWords.RowNames names, PrintWriter out) {
    var action = PlanWords.text(row, "action");
    out.printf("%s %-10s  %s%n", PlanWords.sign(action), action, names.of(row));
    PlanWords.fields(row).forEach(field -> out.println("      " + field));
    var reason = PlanWords.text(row, "reason");
    if (!reason.isBlank()) {
      out.println("      (" + reason + ")");
    }
  }

  private static void unmanaged(JsonNode rows, PlanWords.RowNames names, PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    out.println("Not in the file, left alone (" + rows.size() + "):");
    int listed = 0;
    for (var row : rows) {
      if (listed++ == LISTED) {
        out.println("      and " + (rows.size() - LISTED) + " more: --json lists all");
        break;
      }
      out.println(
          "      "
              + names.of(row)
              + (row.path("ours").asBoolean(true) ? "" : " (made by others" + named(row) + ")"));
    }
    out.println();
  }

  /** What can't be read has nothing else to find it by. */
  private static String named(JsonNode row) {
    return row.path("channel_id").isNull()
        ? ": extension " + PlanWords.clean(row.path("extension_id").asText())
        : "";
  }

  private static void warnings(JsonNode warnings, PrintWriter out) {
    if (warnings.isEmpty()) {
      return;
    }
    out.println("Warnings (" + warnings.size() + "):");
    warnings.forEach(warning -> out.println("      " + PlanWords.clean(warning.asText())));
    out.println();
  }
}
