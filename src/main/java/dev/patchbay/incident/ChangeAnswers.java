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
}
