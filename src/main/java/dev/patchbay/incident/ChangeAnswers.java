package dev.patchbay.incident;

import dev.patchbay.core.Refusal;
import java.time.Instant;

/**
 * Port, implemented in {@code slack}: shows what became of a click. Called on a job thread; each
 * call may come twice after a crash, and doing it twice must do no harm.
 */
public interface ChangeAnswers {
  /** {@code by}: PagerDuty's name of the person who acted. */
  void changed(ChangeRequest request, IncidentState now, String by);

  /** Whether a pressed message shows what {@code changed} was told; asked until that is clear. */
  Seen seen(ChangeRequest request);

  /** The message does not show it: the person is told in another way. */
  void unseen(ChangeRequest request, Seen seen);

  /** Someone was first, or the incident is past this: nothing was changed. */
  void already(ChangeRequest request, IncidentState now);

  /** It was not done. */
  void refused(ChangeRequest request, Refusal why);

  /** PagerDuty was asked for it and gave no answer, so that it may have been done all the same. */
  void unsure(ChangeRequest request, Refusal.Unavailable why);

  /**
   * Not yet: {@code why} is RateLimited or Unavailable, and it is tried again, first at {@code
   * next}.
   */
  void delayed(ChangeRequest request, Refusal why, Instant next);

  /** The click waits; {@code why} is NotLoggedIn or LoginEnded. */
  void loginNeeded(ChangeRequest request, Refusal why);

  /** Whether a message shows what became of a press. */
  enum Seen {
    YES,
    NOT_YET,
    /** Slack does not let the message be changed, or nobody keeps it true any more. */
    NEVER
  }
}
