package dev.patchbay.incident.talk;

import dev.patchbay.core.Actor;
import java.time.Instant;

/** Port, implemented in {@code slack}: handles one kind of event. Called on job threads. */
public interface TalkListener {
  /** As in {@link Talk#kind}. */
  String kind();

  /**
   * Looks at the event, outside any transaction, so that it can ask a vendor. May come twice after
   * a crash.
   */
  Verdict see(Talk talk);

  /**
   * It is dropped unhandled, and nothing of it was stored: whoever waits for an answer gets a
   * message. Called once that is committed.
   */
  default void givenUp(Talk talk) {}

  /** What becomes of the event. */
  sealed interface Verdict {
    /**
     * It is handled, and the person has an answer.
     *
     * @param stored runs in the transaction that ticks the event off, so that it counts once
     */
    record SeenTo(Runnable stored) implements Verdict {
      /** Nothing is to be stored. */
      public SeenTo() {
        this(() -> {});
      }
    }

    /** The person has to log in first: it waits for that, an hour at most. */
    record AwaitsLogin(Actor actor) implements Verdict {}

    /** A vendor cannot be asked now. */
    record AskAgain(Instant at) implements Verdict {}
  }
}
