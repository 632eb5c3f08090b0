package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A plan as a comment on a pull request, in GitHub's Markdown. Whatever comes from elsewhere stands
 * in code spans: there it neither mentions anyone nor formats anything.
 */
final class PlanMarkdown {
  /** GitHub refuses comments of more than 65,536 characters. */
  static final int LONGEST = 60_000;

  private static final int SHOWN_AT_ONCE = 25;

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private final StringBuilder text = new StringBuilder();

  private PlanMarkdown() {}

  static String of(JsonNode plan) {
    var markdown = new PlanMarkdown();
    var changes = plan.path("changes");
    markdown.line("### Patchbay: " + (changes.isEmpty() ? "no changes" : PlanWords.summary(plan)));
    var unchanged = PlanWords.unchanged(plan);
    if (!unchanged.isBlank()) {
      markdown.line("");
      markdown.line(unchanged);
    }
    var names = PlanWords.RowNames.among(plan);
    var warnings = new ArrayList<String>();
    plan.path("warnings").forEach(warning -> warnings.add("- " + code(warning.asText())));
    var unmanaged = new ArrayList<String>();
    plan.path("unmanaged").forEach(row -> unmanaged.add("- " + code(names.of(row))));
    var rows = new ArrayList<String>();
    changes.forEach(row -> rows.add(row(row, names)));
    markdown.part(counted(rows.size(), "change"), TABLE, rows);
    markdown.part(counted(warnings.size(), "warning"), List.of(), warnings);
    markdown.part(unmanaged.size() + " not in the file, left alone", List.of(), unmanaged);
    return markdown.text.toString();
  }

  private static final List<String> TABLE =
      List.of("| | action | channel ← service | changes |", "|---|---|---|---|");

  private static String row(JsonNode row, PlanWords.RowNames names) {
    var action = PlanWords.text(row, "action");
    var what = new ArrayList<String>();
    PlanWords.fields(row).forEach(field -> what.add(code(field)));
    var reason = PlanWords.text(row, "reason");
    if (!reason.isBlank()) {
      what.add(code(reason));
    }
    return "| "
        + code(PlanWords.sign(action))
        + " | "
        + action.replaceAll("[^a-z-]", "")
        + " | "
        + code(names.of(row))
        + " | "
        + String.join("<br>", what)
        + " |";
  }

  /** As much of it as there is still room for, folded if it is long. */
  private void part(String title, List<String> head, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    boolean folded = lines.size() > SHOWN_AT_ONCE || head.isEmpty();
    line("");
    if (folded) {
      line("<details><summary>" + title + "</summary>");
      line("");
    }
    head.forEach(this::line);
    int listed = 0;
    for (var line : lines) {
      if (text.length() + line.length() > LONGEST) {
        break;
      }
      line(line);
      listed++;
    }
    if (listed < lines.size()) {
      line("");
      line((lines.size() - listed) + " more: too many for a comment, run `plan` to see them.");
    }
    if (folded) {
      line("");
      line("</details>");
    }
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** A code span that is also safe in a table's cell. */
  static String code(String words) {
    var clean = PlanWords.clean(words).replace("|", "\\|");
    if (clean.isEmpty()) {
      return "";
    }
    int longest =
        BACKTICKS.matcher(clean).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    var fence = "`".repeat(longest + 1);
    var space = longest > 0 ? " " : "";
    return fence + space + clean + space + fence;
  }
}
