package dev.patchbay.slack.api;

import com.slack.api.model.Message;
import java.util.Optional;

/** A message as {@code conversations.history} shows it. */
public record ChannelMessage(String ts, Optional<MessageMetadata> metadata) {
  static ChannelMessage of(Message message) {
    return new ChannelMessage(
        message.getTs(),
        Optional.ofNullable(message.getMetadata())
            .filter(found -> found.getEventType() != null && found.getEventPayload() != null)
            .map(found -> new MessageMetadata(found.getEventType(), found.getEventPayload())));
  }
}
