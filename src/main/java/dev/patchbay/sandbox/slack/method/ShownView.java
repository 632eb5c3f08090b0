package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A modal or home tab as its person sees it, a copy taken at one moment.
 *
 * @param errors what the app answered to the last submit, by block id
 */
public record ShownView(String id, String userId, JsonNode json, Map<String, String> errors) {
  public String callbackId() {
    return json.path("callback_id").asText("");
  }

  public String title() {
    return json.path("title").path("text").asText("");
  }
}
