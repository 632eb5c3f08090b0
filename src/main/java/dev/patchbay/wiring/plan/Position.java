package dev.patchbay.wiring.plan;

import java.util.Comparator;

/** A place in a wiring file. Both count from 1; a column is a character. */
public record Position(int line, int column) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
