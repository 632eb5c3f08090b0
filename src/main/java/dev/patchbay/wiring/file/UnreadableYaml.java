package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.WiringProblem;

/** Nothing of the file can be understood. */
final class UnreadableYaml extends Exception {
  private final transient WiringProblem problem;

  UnreadableYaml(int line, int column, String message) {
    super(message);
    this.problem = new WiringProblem(line, column, message);
  }

  WiringProblem problem() {
    return problem;
  }
}
