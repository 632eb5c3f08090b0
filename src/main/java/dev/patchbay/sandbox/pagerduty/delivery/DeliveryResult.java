package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * How one notification to Slack ended.
 *
 * @param type as in notify_types
 * @param message what was posted, without its token
 * @param attempts more than one where Slack asked to wait
 * @param ts of the message in Slack; empty where it failed
 * @param error Slack's word or the HTTP status; empty where it worked
 */
public record DeliveryResult(
    Instant at,
    String extensionId,
    String incidentId,
    String type,
    JsonNode message,
    int attempts,
    Optional<String> ts,
    Optional<String> error) {
  public boolean ok() {
    return error.isEmpty();
  }
}
