package dev.patchbay.slack.view;

import dev.patchbay.core.Refusal;
import java.time.Instant;

/** Why something is not done yet and is tried again by itself; a sentence of mrkdwn. Pure. */
public final class DelayWords {
  private DelayWords() {}

  /**
   * @param why RateLimited or Unavailable
   * @param next when it is tried next
   */
  public static String because(Refusal why, Instant next) {
    return why instanceof Refusal.Unavailable away
        ? RefusalWords.away(away)
        : "PagerDuty is getting too many requests and takes the next at "
            + Mrkdwn.date(next, "{time_secs}")
            + ".";
  }
}
