package dev.patchbay.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings for people and for programs. */
public final class Report {
  private static final int WIDTH = 100;
  private static final int STATUS = 10;
  private static final int CHECK = 18;
  private static final String MARGIN = " ".repeat(STATUS + CHECK);

  private Report() {}

  /** A row of the table: at most a hundred columns, no colors. */
  public static void print(Line line, PrintWriter out) {
    String head =
        ("[" + mark(line.finding()) + "]" + " ".repeat(STATUS)).substring(0, STATUS)
            + (line.check() + " ".repeat(CHECK)).substring(0, CHECK);
    for (String row : wrapped(line.finding().seen(), WIDTH - MARGIN.length())) {
      out.println(head + row);
      head = MARGIN;
    }
    if (!line.finding().todo().isEmpty()) {
      String arrow = MARGIN + "-> ";
      for (String row : wrapped(line.finding().todo(), WIDTH - arrow.length())) {
        out.println(arrow + row);
        arrow = MARGIN + "   ";
      }
    }
    out.flush();
  }

  /** The last line. */
  public static String summary(List<Line> lines) {
    long faults = count(lines, Finding.Fault.class);
    long warnings = count(lines, Finding.Warning.class);
    long skipped = count(lines, Finding.Skipped.class);
    String counted =
        faults == 0 && warnings == 0
            ? "No problems found."
            : (faults == 0 ? "No fault" : many(faults, "fault"))
                + (warnings == 0 ? "" : ", " + many(warnings, "warning"))
                + ".";
    return counted
        + (skipped == 0 ? "" : " " + skipped + " not checked.")
        + (faults == 0 ? "" : " Fix the first fault first; it may cause the rest.");
  }

  public static boolean ok(List<Line> lines) {
    return count(lines, Finding.Fault.class) == 0;
  }

  /** What {@code --json} prints. */
  public static Map<String, Object> json(List<Line> lines) {
    var findings =
        lines.stream()
            .map(
                line -> {
                  var one = new LinkedHashMap<String, String>();
                  one.put("check", line.check());
                  one.put("status", status(line.finding()));
                  one.put("seen", line.finding().seen());
                  one.put("todo", line.finding().todo());
                  return one;
                })
            .toList();
    var all = new LinkedHashMap<String, Object>();
    all.put("findings", findings);
    all.put("ok", ok(lines));
    return all;
  }

  private static long count(List<Line> lines, Class<? extends Finding> kind) {
    return lines.stream().filter(line -> kind.isInstance(line.finding())).count();
  }

  private static String many(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String status(Finding finding) {
    return finding.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String mark(Finding finding) {
    return finding instanceof Finding.Fault ? "FAULT" : status(finding);
  }

  private static List<String> wrapped(String words, int width) {
    var rows = new ArrayList<String>();
    var row = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (row.length() > 0 && row.length() + 1 + word.length() > width) {
        rows.add(row.toString());
        row.setLength(0);
      }
      row.append(row.length() == 0 ? "" : " ").append(word);
    }
    rows.add(row.toString());
    return rows;
  }
}
