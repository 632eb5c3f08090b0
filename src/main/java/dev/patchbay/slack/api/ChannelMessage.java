package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.util.Objects;
import java.util.Optional;

/**
 * A message as {@code conversations.history} shows it.
 *
 * @param user who posted, a bot's user too; blank if Slack does not say
 * @param json as Slack's client reads it: fields that the client does not know are missing
 */
public record ChannelMessage(
    String ts, String user, Optional<MessageMetadata> metadata, JsonObject json) {
  static ChannelMessage of(Message message) {
    return new ChannelMessage(
        message.getTs(),
        Objects.requireNonNullElse(message.getUser(), ""),
        Optional.ofNullable(message.getMetadata())
            .filter(found -> found.getEventType() != null && found.getEventPayload() != null)
            .map(found -> new MessageMetadata(found.getEventType(), found.getEventPayload())),
        GsonFactory.createSnakeCase().toJsonTree(message).getAsJsonObject());
  }
}
