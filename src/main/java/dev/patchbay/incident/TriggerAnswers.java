package dev.patchbay.incident;

import dev.patchbay.core.Refusal;
import java.time.Instant;

/**
 * Port, implemented in {@code slack}: says what became of an incident that someone asked for.
 * Called on a job thread; each call may come twice after a crash.
 */
public interface TriggerAnswers {
  /** {@code cardComes}: the channel is connected to the service and gets the incident anyway. */
  void triggered(TriggerRequest request, IncidentState now, boolean cardComes);

  /** No service's name is at the beginning of the words, or no title follows it. */
  void unclear(TriggerRequest request, String typed);

  /** It was not triggered. */
  void refused(TriggerRequest request, Refusal why);

  /** PagerDuty was asked for it and gave no answer, so that it may be there all the same. */
  void unsure(TriggerRequest request, Refusal.Unavailable why);

  /** Not yet: {@code why} is RateLimited or Unavailable; it is tried again at {@code next}. */
  void delayed(TriggerRequest request, Refusal why, Instant next);

  /** It waits for the login; {@code why} is NotLoggedIn or LoginEnded. */
  void loginNeeded(TriggerRequest request, Refusal why);
}
