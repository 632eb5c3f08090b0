package dev.patchbay.wiring.plan;

import java.util.List;

/**
 * A wiring file with its names looked up. With {@code problems} nothing may be written.
 *
 * @param wanted rows in the file's order, then what rules wire, by service name; each key once
 * @param failing in the same order
 * @param problems the file's and those of its names, sorted
 * @param warnings the file's and those of its names, sorted
 */
public record Resolution(
    List<WantedConnection> wanted,
    List<FailingRow> failing,
    List<WiringProblem> problems,
    List<WiringProblem> warnings) {
  public Resolution {
    wanted = List.copyOf(wanted);
    failing = List.copyOf(failing);
    problems = problems.stream().sorted().distinct().toList();
    warnings = warnings.stream().sorted().distinct().toList();
  }
}
