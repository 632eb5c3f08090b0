package dev.patchbay.wiring.plan;

import java.util.Comparator;

/**
 * What is wrong with a wiring file, or odd in it.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, with what, and what to do; one line, without secrets
 */
public record WiringProblem(int line, int column, String message)
    implements Comparable<WiringProblem> {
  private static final Comparator<WiringProblem> ORDER =
      Comparator.comparingInt(WiringProblem::line)
          .thenComparingInt(WiringProblem::column)
          .thenComparing(WiringProblem::message);

  public WiringProblem(Position at, String message) {
    this(at.line(), at.column(), message);
  }

  @Override
  public int compareTo(WiringProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code LINE:COLUMN: message}; the contract puts the file's name before it. */
  @Override
  public String toString() {
    return line + ":" + column + ": " + message;
  }
}
