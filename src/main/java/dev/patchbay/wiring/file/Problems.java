package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.WiringProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What is wrong with one file. The same words at the same place count once: an anchor's mapping is
 * read by each row that merges it.
 */
final class Problems {
  private final String source;
  private final Set<WiringProblem> problems = new LinkedHashSet<>();
  private final Set<WiringProblem> warnings = new LinkedHashSet<>();

  Problems(String source) {
    this.source = source;
  }

  static Position at(Node node) {
    Mark start = node.getStartMark();
    return new Position(start.getLine() + 1, start.getColumn() + 1);
  }

  void add(Node node, String message) {
    problems.add(new WiringProblem(at(node), message));
  }

  void add(Position at, String message) {
    problems.add(new WiringProblem(at, message));
  }

  void warn(Node node, String message) {
    warnings.add(new WiringProblem(at(node), message));
  }

  /** What stands behind an empty value as a comment, with its {@code #}; blank if nothing does. */
  String commentAt(Node node) {
    Position at = at(node);
    String line = source.lines().skip(at.line() - 1L).findFirst().orElse("");
    String rest = line.substring(Math.min(at.column() - 1, line.length())).strip();
    return rest.startsWith("#") ? rest : "";
  }

  List<WiringProblem> problems() {
    return List.copyOf(problems);
  }

  List<WiringProblem> warnings() {
    return List.copyOf(warnings);
  }
}
