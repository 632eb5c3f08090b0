package dev.patchbay.slack.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.outbox.Message;
import dev.patchbay.slack.api.ChannelMessage;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.ConversationsApi;
import dev.patchbay.slack.api.MessageMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Cards and words about them on their way to Slack; each post carries the mark of its attempt. */
public final class CardPosts {
  private static final String EVENT = "patchbay_message";
  private static final String ATTEMPT = "attempt";
  private static final int NEWEST = 100;

  /** As many as Slack gives at once. */
  private static final int MOST = 999;

  /** Our clock and Slack's need not agree. */
  private static final Duration SLACK_CLOCK = Duration.ofMinutes(1);

  private final ChatApi chat;
  private final ConversationsApi conversations;

  public CardPosts(ChatApi chat, ConversationsApi conversations) {
    this.chat = chat;
    this.conversations = conversations;
  }

  /** A card, posted or changed. */
  Outcome<Optional<String>> write(Message message, CardView.Drawn drawn) {
    return give(message, content(drawn));
  }

  /**
   * A card in a person's own conversation with the app.
   *
   * @param conversation empty before the first post
   * @param opened gets which it is
   */
  Outcome<Optional<String>> direct(
      Message message,
      CardView.Drawn drawn,
      Optional<ChannelId> conversation,
      Consumer<ChannelId> opened) {
    var place = message.key().place();
    if (message.ts().isPresent() && conversation.isPresent()) {
      return chat.update(
              new Place(place.team(), conversation.get()), message.ts().get(), content(drawn))
          .map(done -> message.ts());
    }
    return chat.postDirect(place, content(drawn))
        .map(
            posted -> {
              opened.accept(posted.conversation());
              return Optional.of(posted.ts());
            });
  }

  private static ChatMessage content(CardView.Drawn drawn) {
    var blocks = GsonFactory.createSnakeCase().toJsonTree(drawn.blocks()).getAsJsonArray();
    return ChatMessage.of(drawn.text(), Optional.of(blocks), Optional.of(attachments(drawn)));
  }

  /** Words, in a thread if one is named. */
  Outcome<Optional<String>> say(
      Message message, String text, Optional<String> thread, boolean broadcast) {
    // An empty list takes away the blocks that a card had before.
    var words = ChatMessage.of(text, Optional.of(new JsonArray()), Optional.empty());
    return give(message, thread.map(ts -> words.inThread(ts, broadcast)).orElse(words));
  }

  /**
   * Takes it away; empty where it is gone. Where Slack does not delete it, it says {@code instead}.
   */
  Outcome<Optional<String>> remove(Message message, String instead) {
    if (message.ts().isEmpty()) {
      return Outcome.done(Optional.empty());
    }
    var deleted = delete(message);
    if (!(deleted instanceof Outcome.Refused<Boolean> refused)) {
      return Outcome.done(Optional.empty());
    }
    var code = refused.refusal() instanceof Refusal.Rejected rejected ? rejected.code() : "";
    return switch (code) {
      // Somebody deleted it: what was asked for is done.
      case "message_not_found" -> Outcome.done(Optional.empty());
      case "cant_delete_message" -> say(message, instead, Optional.empty(), false);
      default -> Outcome.refused(refused.refusal());
    };
  }

  /** Done too where there is nothing to delete. */
  Outcome<Boolean> delete(Message message) {
    return message
        .ts()
        .map(ts -> chat.delete(message.key().place(), ts))
        .orElseGet(() -> Outcome.done(false));
  }

  /** Posted, or changed. */
  Outcome<Optional<String>> give(Message message, ChatMessage content) {
    var place = message.key().place();
    if (message.ts().isPresent()) {
      return chat.update(place, message.ts().get(), content).map(done -> message.ts());
    }
    var mark = new MessageMetadata(EVENT, Map.of(ATTEMPT, message.attempt()));
    return chat.post(place, content.with(mark)).map(Optional::of);
  }

  /** Looks through the newest messages of the channel, or of a thread. */
  Outcome<Optional<String>> find(Message message, Optional<String> thread) {
    return look(message, thread, NEWEST)
        .then(
            newest -> {
              var found = marked(newest, message.attempt());
              // A full page may have more behind it; a lost post is nearly always on the first.
              return found.isPresent() || newest.size() < NEWEST
                  ? Outcome.done(found)
                  : look(message, thread, MOST).map(all -> marked(all, message.attempt()));
            });
  }

  private Outcome<List<ChannelMessage>> look(Message message, Optional<String> thread, int most) {
    var place = message.key().place();
    // Slack stamps messages with its own clock, which may be behind ours.
    var since = message.since().minus(SLACK_CLOCK);
    return thread.isPresent()
        ? conversations.replies(place, thread.get(), since, most)
        : conversations.history(place, since, most);
  }

  private static Optional<String> marked(List<ChannelMessage> messages, String attempt) {
    return messages.stream()
        .filter(
            found ->
                found
                    .metadata()
                    .filter(mark -> mark.eventType().equals(EVENT))
                    .filter(mark -> attempt.equals(mark.payload().get(ATTEMPT)))
                    .isPresent())
        .map(ChannelMessage::ts)
        .findFirst();
  }

  private static JsonArray attachments(CardView.Drawn drawn) {
    var attachment = new JsonObject();
    attachment.addProperty("color", drawn.color());
    attachment.addProperty("fallback", drawn.text());
    attachment.add("blocks", GsonFactory.createSnakeCase().toJsonTree(drawn.beside()));
    var all = new JsonArray();
    all.add(attachment);
    return all;
  }
}
