package dev.patchbay.slack.api;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.Optional;

/**
 * What is posted to a channel or written over a message.
 *
 * @param text mrkdwn, escaped: the fallback of the blocks, or all there is
 * @param threadTs of the message that is replied to
 * @param broadcast a reply that the channel shows too
 */
public record ChatMessage(
    String text,
    Optional<JsonArray> blocks,
    Optional<JsonArray> attachments,
    Optional<String> threadTs,
    boolean broadcast,
    Optional<MessageMetadata> metadata) {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  public static ChatMessage of(String text, List<LayoutBlock> blocks) {
    return of(
        text,
        blocks.isEmpty() ? Optional.empty() : Optional.of(GSON.toJsonTree(blocks).getAsJsonArray()),
        Optional.empty());
  }

  /** Of raw JSON, as it comes with Slack's own messages. */
  public static ChatMessage of(
      String text, Optional<JsonArray> blocks, Optional<JsonArray> attachments) {
    return new ChatMessage(text, blocks, attachments, Optional.empty(), false, Optional.empty());
  }

  public ChatMessage inThread(String ts, boolean alsoInChannel) {
    return new ChatMessage(text, blocks, attachments, Optional.of(ts), alsoInChannel, metadata);
  }

  /** The same in no thread. */
  ChatMessage unthreaded() {
    return new ChatMessage(text, blocks, attachments, Optional.empty(), false, metadata);
  }

  /** By which {@link ConversationsApi#history} finds it again. */
  public ChatMessage with(MessageMetadata marked) {
    return new ChatMessage(text, blocks, attachments, threadTs, broadcast, Optional.of(marked));
  }
}
