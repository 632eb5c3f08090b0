package dev.patchbay.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * A kind of durable work.
 *
 * @param name stable, because it is stored
 * @param work what is done for one id
 * @param givenUp what is left to do when the work failed too often
 */
public record Job(String name, Lane lane, Work work, GivenUp givenUp) {
  /** So many failures one after the other, and the job is given up. */
  public static final int GIVE_UP_AFTER = 12;

  /** One that nobody waits for, and that leaves nothing behind when it is given up. */
  public Job(String name, Work work) {
    this(name, Lane.BULK, work, id -> {});
  }

  /** Called on a job thread. An exception means: try again later, with back-off. */
  @FunctionalInterface
  public interface Work {
    Next run(String id);
  }

  /**
   * Called in the transaction that gives the job up: the feature cleans its rows there, and tells
   * its person after the commit.
   */
  @FunctionalInterface
  public interface GivenUp {
    void of(String id);
  }

  /** What becomes of the job after a run. */
  public sealed interface Next {
    /** Finished: the job is gone. */
    record Finished() implements Next {}

    /**
     * Not yet, for a reason (a vendor's pause, pacing): run again at {@code at}; a submit meanwhile
     * does not pull it ahead. Does not count as a failure.
     */
    record NotBefore(Instant at) implements Next {}

    /** Not yet: run again after {@code delay}, or when submitted; does not count as a failure. */
    record Again(Duration delay) implements Next {}
  }
}
