package dev.patchbay.sandbox.pagerduty.delivery;

import java.time.Duration;

/**
 * How webhooks are delivered, beyond what PagerDuty promises: it delivers at least once, and mostly
 * in order.
 *
 * @param firstPause before the second attempt; doubles, up to a minute
 * @param copies how often each webhook is delivered, 1 or more
 * @param shuffled whether webhooks of an incident overtake each other
 * @param decoys signatures before the good one
 */
public record WebhookHabits(Duration firstPause, int copies, boolean shuffled, int decoys) {
  public static WebhookHabits usual() {
    return new WebhookHabits(Duration.ofSeconds(1), 1, false, 0);
  }

  public WebhookHabits withFirstPause(Duration pause) {
    return new WebhookHabits(pause, copies, shuffled, decoys);
  }

  public WebhookHabits withCopies(int number) {
    return new WebhookHabits(firstPause, number, shuffled, decoys);
  }

  public WebhookHabits withShuffling() {
    return new WebhookHabits(firstPause, copies, true, decoys);
  }

  public WebhookHabits withDecoys(int number) {
    return new WebhookHabits(firstPause, copies, shuffled, number);
  }
}
