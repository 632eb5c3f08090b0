package dev.patchbay.sandbox.pagerduty.delivery;

import java.time.Instant;

/**
 * How the delivery of one webhook ended.
 *
 * @param webhookId {@code X-Webhook-Id}, the same on every attempt
 * @param incidentId blank for what is about none
 * @param status of the last attempt; 0 where nobody answered
 */
public record WebhookResult(
    Instant at,
    String subscriptionId,
    String webhookId,
    String eventType,
    String incidentId,
    int attempts,
    int status) {
  public boolean delivered() {
    return status >= 200 && status < 300;
  }
}
