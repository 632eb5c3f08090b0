package dev.patchbay.docker;

import java.util.Arrays;

/** Stands for Patchbay in an archive of classes: says how it was called, and ends. */
public final class StandIn {
  private StandIn() {}

  /** Prints its arguments. */
  public static void main(String... arguments) {
    System.out.println("called " + Arrays.toString(arguments));
  }
}
