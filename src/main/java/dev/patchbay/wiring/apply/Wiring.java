package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.WantedWiring;
import java.util.List;
import java.util.function.Consumer;

/**
 * All connections at once: plans and applies wiring files, finds drift. Calls PagerDuty as the app,
 * and takes as long as that takes, minutes where a vendor asks to wait; not for a transaction.
 * Thread-safe.
 */
public interface Wiring {
  /**
   * Changes nothing.
   *
   * @param prune whether connections that the file does not name are to go
   */
  PlanResult plan(WantedWiring wanted, boolean prune);

  /**
   * Makes it so, and returns at the end. A run is durable: it continues if the caller goes away or
   * the node dies. Called again with what is running already, it joins that.
   *
   * @param origin for the audit: {@code file} or {@code api:NAME}
   * @param each gets the rows as they finish, also those that were finished before; what it throws
   *     ends the call and not the run
   */
  ApplyResult apply(WantedWiring wanted, boolean prune, String origin, Consumer<RowResult> each);

  /** The same without doing it: each row has the calls that would be made, without secrets. */
  ApplyResult rehearse(WantedWiring wanted, boolean prune, Consumer<RowResult> each);

  /** What PagerDuty and Slack hold now. */
  Outcome<CurrentWiring> exportable();

  /** How connections differ from what they were last made. */
  Outcome<List<DriftedConnection>> drift();
}
