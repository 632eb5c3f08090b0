package dev.patchbay.wiring.apply;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringProblem;
import java.util.List;

/** What planning a wiring file came to. */
public sealed interface PlanResult {
  record Planned(WiringPlan plan) implements PlanResult {}

  /** The file is wrong: all its problems. */
  record Problems(List<WiringProblem> problems) implements PlanResult {
    public Problems {
      problems = List.copyOf(problems);
    }
  }

  /** A vendor did not tell all there is, which is no ground for a plan. */
  record Refused(Refusal why) implements PlanResult {}
}
