package dev.patchbay.web;

import java.util.function.Supplier;

/**
 * One part of the node, as {@code /readyz} shows it. The check runs every few seconds at most; one
 * that throws, or takes longer than a probe waits, counts as down.
 */
public record ReadyPart(String name, Supplier<State> check) {

  /** What a part can be: {@link #DOWN} alone makes the node not ready. */
  public enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  /** {@code detail}: for the Patchbay admin, blank if there is nothing to say; no secrets. */
  public record State(Status status, String detail) {
    public static State up() {
      return new State(Status.UP, "");
    }

    public static State degraded(String detail) {
      return new State(Status.DEGRADED, detail);
    }

    public static State down(String detail) {
      return new State(Status.DOWN, detail);
    }
  }
}
