package dev.patchbay.outbox;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import java.util.Optional;

/**
 * Port: draws one kind of message and gives it to Slack. Called on job threads, for one channel by
 * one at a time and never inside a transaction. What is shown is the state of that moment.
 */
public interface Writer {
  /** As in {@link MessageKey#kind}. */
  String kind();

  /**
   * Posts the message, or changes the one that is there; answers its ts. Empty where there is
   * nothing to show any more.
   */
  Outcome<Optional<String>> write(Message message);

  /**
   * The ts of a message that was posted with this attempt, if Slack has it; refused where that
   * cannot be looked up.
   */
  Outcome<Optional<String>> find(Message message);

  /** An attempt's answer was lost and could not be looked up, so the message is posted again. */
  void postedAgain(Message message, Refusal why);

  /** What to do about a message that Slack refuses for good; called in a transaction. */
  Verdict cannot(Message message, Refusal why);

  /** What becomes of a refused message. */
  enum Verdict {
    /** What was posted is gone: a new one takes its place. */
    POST_ANEW,
    /** Nothing more until it is called for again. */
    LEAVE
  }
}
