package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of an apply that failed, as a wiring file of their own. Used by one thread. */
final class FailedRows {
  private final List<String> lines = new ArrayList<>();

  void row(JsonNode row) {
    var again = PlanWords.text(row, "retry");
    if (row.path("ok").asBoolean() || again.isBlank()) {
      return;
    }
    lines.add("  # " + PlanWords.RowNames.ALONE.of(row));
    lines.add("  # " + PlanWords.text(row, "error"));
    lines.add("  - " + again);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * @throws CommandFailedException if it cannot be written
   */
  void write(Path file) {
    var text = new ArrayList<String>();
    text.add("# The rows that failed. Fix what each names, then run: patchbay apply FILE");
    text.add("version: 1");
    text.add("connections:");
    text.addAll(lines);
    try {
      Files.write(file, text);
    } catch (IOException e) {
      throw new CommandFailedException(
          "The apply has ended, but the rows that failed cannot be written to "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + "). Run it again with another --failed.");
    }
  }
}
