package dev.patchbay.jobs;

import java.time.Duration;

/** A kind of durable work: its name (stable, stored) and what is done for one id. */
public record Job(String name, Work work) {

  /** Called on a job thread. An exception means: try again later, with back-off. */
  @FunctionalInterface
  public interface Work {
    Next run(String id);
  }

  /** What becomes of the job after a run. */
  public sealed interface Next {
    /** Finished: the job is gone. */
    record Finished() implements Next {}

    /** Not yet: run again after {@code delay}; does not count as a failure. */
    record Again(Duration delay) implements Next {}
  }
}
