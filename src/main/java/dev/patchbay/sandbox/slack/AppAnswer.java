package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.wire.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of something a person did in Slack.
 *
 * @param delivered false when it went nowhere: dead button, no such command, app unreachable
 * @param status HTTP status of the app's answer; 200 for a Socket Mode ack; 0 for none in time
 * @param note what a person would be told, or why it went nowhere; empty when all went well
 */
public record AppAnswer(boolean delivered, int status, String body, Duration elapsed, String note) {
  static AppAnswer nowhere(String why) {
    return new AppAnswer(false, 0, "", Duration.ZERO, why);
  }

  AppAnswer withNote(String newNote) {
    return new AppAnswer(delivered, status, body, elapsed, newNote);
  }

  /** True when the app answered with 2xx within Slack's limit. */
  public boolean ok() {
    return delivered && status >= 200 && status < 300;
  }

  public Optional<JsonNode> json() {
    return Json.parse(body);
  }
}
