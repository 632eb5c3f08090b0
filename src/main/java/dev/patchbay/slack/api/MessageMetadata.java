package dev.patchbay.slack.api;

import com.slack.api.model.Message;
import java.util.Map;

/**
 * What a message carries unseen, for the app that posted it; everyone in the channel can read it,
 * so no secrets.
 *
 * @param payload ids and numbers; Slack takes no nested values
 */
public record MessageMetadata(String eventType, Map<String, Object> payload) {
  public MessageMetadata {
    payload = Map.copyOf(payload);
  }

  Message.Metadata toSlack() {
    return Message.Metadata.builder().eventType(eventType).eventPayload(payload).build();
  }
}
