package dev.patchbay.pagerduty;

import java.util.Set;

/**
 * A V3 webhook subscription as PagerDuty shows it; the secret is shown once, when it is made.
 *
 * @param url where events go; it can't be changed
 * @param active whether it is to deliver at all
 * @param temporarilyDisabled whether PagerDuty switched it off after failed deliveries
 * @param ofAccount whether it is for the whole account, not for one service or team
 */
public record WebhookSubscription(
    String id,
    String url,
    Set<String> events,
    boolean active,
    boolean temporarilyDisabled,
    boolean ofAccount) {
  public WebhookSubscription {
    events = Set.copyOf(events);
  }
}
