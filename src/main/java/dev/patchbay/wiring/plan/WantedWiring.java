package dev.patchbay.wiring.plan;

import java.util.List;

/**
 * What a wiring file says. With {@code problems} it is what could be read all the same, so that the
 * {@code Resolver} reports the unknown names in it too, but nothing may be written.
 *
 * @param rows of {@code connections}, in the file's order
 * @param rules in the file's order
 * @param problems errors of the file itself, sorted
 * @param warnings what the file says without effect, sorted
 */
public record WantedWiring(
    List<WantedRow> rows,
    List<WiringRule> rules,
    List<WiringProblem> problems,
    List<WiringProblem> warnings) {
  public WantedWiring {
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
    problems = problems.stream().sorted().toList();
    warnings = warnings.stream().sorted().toList();
  }

  /** Whether there is anything to look up at a vendor. */
  public boolean isEmpty() {
    return rows.isEmpty() && rules.isEmpty();
  }
}
