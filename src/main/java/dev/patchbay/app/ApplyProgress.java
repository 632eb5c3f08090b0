package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** How far an apply is: a bar on a terminal, one line a row elsewhere. Used by one thread. */
final class ApplyProgress {
  private static final int WIDTH = 24;

  /** The rate is that of so many rows: what was done by an earlier run comes all at once. */
  private static final int RECENT = 20;

  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final PlanWords.RowNames names;
  private final Clock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private final List<String> failed = new ArrayList<>();
  private int finished;
  private boolean bar;

  ApplyProgress(PrintWriter out, boolean terminal, PlanWords.RowNames names, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.names = names;
    this.clock = clock;
  }

  void row(JsonNode row) {
    boolean ok = row.path("ok").asBoolean();
    var what = PlanWords.text(row, "action") + " " + names.of(row);
    if (!ok) {
      failed.add(what + ": " + PlanWords.text(row, "error"));
    }
    finished++;
    if (terminal) {
      bar(row.path("of").asInt());
    } else {
      out.println(
          "["
              + finished
              + "/"
              + row.path("of").asInt()
              + "] "
              + what
              + (ok ? ": done" : ": failed: " + PlanWords.text(row, "error")));
    }
  }

  private void bar(int rows) {
    recent.addLast(clock.instant());
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    int of = Math.max(finished, rows);
    int full = (int) ((long) WIDTH * finished / of);
    out.print(CLEARED);
    out.print(
        "["
            + "=".repeat(full)
            + " ".repeat(WIDTH - full)
            + "] "
            + finished
            + "/"
            + of
            + speed(of - finished));
    out.flush();
    bar = true;
  }

  /** Blank while nothing is known of it. */
  private String speed(int left) {
    var time = Duration.between(recent.getFirst(), recent.getLast());
    if (recent.size() < 2 || time.isZero()) {
      return "";
    }
    double rate = (recent.size() - 1) * 1000.0 / Math.max(1, time.toMillis());
    var rest = words(Duration.ofSeconds((long) (left / rate)));
    return String.format(Locale.ROOT, "  %.1f/s  %s left", rate, rest);
  }

  private static String words(Duration length) {
    return length.toMinutes() > 0
        ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
        : length.toSeconds() + " s";
  }

  /** Nothing more is drawn. */
  void end() {
    if (bar) {
      out.print(CLEARED);
      out.flush();
      bar = false;
    }
  }

  /** Each failed row with why. */
  List<String> failed() {
    return List.copyOf(failed);
  }
}
