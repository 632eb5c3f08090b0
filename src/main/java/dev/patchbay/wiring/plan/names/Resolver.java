package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.WantedRow;
import dev.patchbay.wiring.plan.WantedWiring;

/**
 * Looks up the names of a wiring file. Pure: no clock, database or vendor; what comes out does not
 * depend on the order of the directory.
 */
public final class Resolver {
  private Resolver() {}

  /**
   * Whether {@code directory} must have all services before {@link #resolve}: a rule may match any,
   * and a name that is not there letter for letter may be another's.
   */
  public static boolean needsAllServices(WantedWiring wiring, Directory directory) {
    if (directory.allServices() || wiring.isEmpty()) {
      return false;
    }
    NameIndex<Directory.Service> services = new DirectoryNames(directory).services();
    return !wiring.rules().isEmpty()
        || wiring.rows().stream()
            .map(WantedRow::service)
            .filter(name -> !name.isBlank())
            .anyMatch(name -> services.exact(name.text()).size() != 1);
  }

  /** All problems at once, the file's own too. */
  public static Resolution resolve(WantedWiring wiring, Directory directory) {
    DirectoryNames names = new DirectoryNames(directory);
    Resolving resolving = new Resolving(names);
    wiring.rows().forEach(resolving::row);
    resolving.rules(wiring.rules(), Rules.rows(wiring.rules(), directory.services()));
    return resolving.resolution(wiring);
  }
}
