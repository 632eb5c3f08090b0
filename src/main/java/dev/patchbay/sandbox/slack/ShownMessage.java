package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A message as a person sees it, a copy taken at one moment.
 *
 * @param json the message object as Slack would send it
 * @param shownAs the name above the message
 * @param deadButtons why clicks on it reach nobody; empty when they reach its app
 * @param onlyFor the one person who sees it, when ephemeral
 */
public record ShownMessage(
    String channel,
    String ts,
    JsonNode json,
    String shownAs,
    Optional<String> deadButtons,
    Optional<String> onlyFor) {
  public String text() {
    return json.path("text").asText("");
  }
}
