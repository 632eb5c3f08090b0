package dev.patchbay.web.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.apply.PlanResult;
import dev.patchbay.wiring.apply.Wiring;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** Wiring that answers what a test says, and remembers how it was asked. */
public final class ScriptedWiring implements Wiring {
  private static final Refusal UNTOLD = new Refusal.Busy();

  /** What an apply does with who listens. */
  public volatile Function<Consumer<RowResult>, ApplyResult> applies =
      each -> new ApplyResult.Finished(0, 0);

  public volatile PlanResult plan =
      new PlanResult.Planned(new WiringPlan(List.of(), 0, List.of(), List.of()));
  public volatile Outcome<CurrentWiring> current = Outcome.refused(UNTOLD);
  public volatile Outcome<List<DriftedConnection>> drift = Outcome.done(List.of());
  public volatile String asked = "";
  public final CountDownLatch applyEnded = new CountDownLatch(1);

  /** A row that was done, or failed for a reason. */
  public static RowResult row(int row, int of, String error) {
    return new RowResult(
        row,
        of,
        "create",
        "ops",
        "Service " + row,
        error.isEmpty(),
        error,
        List.of(),
        error.isEmpty() ? Optional.empty() : Optional.of(retry("Service " + row)));
  }

  private static RowResult.Retry retry(String service) {
    return new RowResult.Retry(
        service, "#ops", "T1", new WiringSettings(DeliveryKind.EXTENSION, Options.defaults()));
  }

  @Override
  public PlanResult plan(WantedWiring wanted, boolean prune) {
    asked = "plan prune=" + prune;
    return plan;
  }

  @Override
  public ApplyResult apply(
      WantedWiring wanted, boolean prune, String origin, Consumer<RowResult> each) {
    asked = "apply prune=" + prune + " origin=" + origin;
    try {
      return applies.apply(each);
    } finally {
      applyEnded.countDown();
    }
  }

  @Override
  public ApplyResult rehearse(WantedWiring wanted, boolean prune, Consumer<RowResult> each) {
    asked = "rehearse prune=" + prune;
    return applies.apply(each);
  }

  @Override
  public Outcome<CurrentWiring> exportable() {
    return current;
  }

  @Override
  public Outcome<List<DriftedConnection>> drift() {
    return drift;
  }
}
