package dev.patchbay.wiring.plan;

import java.util.ArrayList;

/** Looks up the names of a wiring file. Pure: no clock, database or vendor. */
public final class Resolver {
  private Resolver() {}

  /**
   * Whether {@code directory} must have all services before {@link #resolve}: a rule may match any,
   * and a name that is not there letter for letter may be another's.
   */
  public static boolean needsAllServices(WantedWiring wiring, Directory directory) {
    return !directory.allServices() && !wiring.isEmpty();
  }

  /** All problems at once. */
  public static Resolution resolve(WantedWiring wiring, Directory directory) {
    return new Resolution(
        new ArrayList<>(), new ArrayList<>(), wiring.problems(), wiring.warnings());
  }
}
