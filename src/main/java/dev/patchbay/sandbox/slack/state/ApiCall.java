package dev.patchbay.sandbox.slack.state;

import java.time.Instant;
import java.util.Map;

/**
 * One Web API call as it was made.
 *
 * @param args the arguments; tokens, secrets and codes are masked
 * @param token the masked token, empty for none
 * @param error Slack's error code or {@code http_STATUS}; empty when the call was ok
 */
public record ApiCall(
    Instant at, String method, Map<String, String> args, String token, String error) {
  public boolean ok() {
    return error.isEmpty();
  }
}
