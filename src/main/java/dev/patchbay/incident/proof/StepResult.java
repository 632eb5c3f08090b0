package dev.patchbay.incident.proof;

import dev.patchbay.incident.proof.ProofFailure.Cause;
import java.time.Duration;

/** What one look at a step of a proof came to. */
sealed interface StepResult {
  /**
   * It came about.
   *
   * @param stored what is stored together with that; called in the transaction
   */
  record Come(Runnable stored) implements StepResult {}

  /** Not yet. */
  record Wait(Duration pause) implements StepResult {}

  /** It won't; {@code detail} as of {@link ProofFailure}. */
  record Fails(Cause cause, String detail) implements StepResult {}

  /** It came about, and that is all. */
  static StepResult come() {
    return new Come(() -> {});
  }

  /** Looked at again in a moment. */
  static StepResult soon() {
    return new Wait(Duration.ofMillis(500));
  }

  static StepResult comeIf(boolean there) {
    return there ? come() : soon();
  }
}
