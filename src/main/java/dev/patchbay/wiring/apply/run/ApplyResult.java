package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.plan.WiringProblem;
import java.time.Instant;
import java.util.List;

/** What applying a wiring file came to. */
public sealed interface ApplyResult {
  /** Every row was tried. */
  record Finished(int done, int failed) implements ApplyResult {}

  /** The file is wrong: all its problems. Nothing was done. */
  record Problems(List<WiringProblem> problems) implements ApplyResult {
    public Problems {
      problems = List.copyOf(problems);
    }
  }

  /** A vendor did not tell all there is. Nothing was done. */
  record Refused(Refusal why) implements ApplyResult {}

  /**
   * Another apply runs. Nothing was done.
   *
   * @param whose {@code file} or {@code api:NAME}
   */
  record Busy(String whose, Instant since) implements ApplyResult {}
}
