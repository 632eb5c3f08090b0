package dev.patchbay.slack.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message that only one user sees: by the response_url of what they did, else ephemeral in
 * the channel, else as a direct message. What it refuses is logged; what it cannot take now and
 * somebody waits for is sent later. Thread-safe.
 */
public final class EphemeralMessages {
  private static final Logger log = LoggerFactory.getLogger(EphemeralMessages.class);
  private static final Set<String> NOT_THERE = Set.of("user_not_in_channel", "channel_not_found");

  private final ChatApi chat;
  private final ResponseUrls responseUrls;
  private final Consumer<Unsent> later;

  /**
   * What Slack could not take.
   *
   * @param threadTs of its thread; blank in none
   * @param asksLogin in place of blocks: a button to log in, made when it is sent
   * @param blocks Slack's, as JSON; empty where the text is all
   */
  public record Unsent(
      Actor actor,
      Place place,
      String threadTs,
      boolean asksLogin,
      String text,
      Optional<String> blocks) {}

  EphemeralMessages(ChatApi chat, ResponseUrls responseUrls, Consumer<Unsent> later) {
    this.chat = chat;
    this.responseUrls = responseUrls;
    this.later = later;
  }

  /** Tried once. {@code text}: mrkdwn, escaped; says all that the blocks say. */
  public void to(
      Actor actor,
      Place place,
      Optional<Secret> responseUrl,
      String text,
      List<LayoutBlock> blocks) {
    once(actor, place, responseUrl, ChatMessage.of(text, blocks));
  }

  /** In a thread; in the channel if {@code ts} is blank. Tried once. */
  public void inThread(
      Actor actor, Place place, Optional<Secret> responseUrl, String ts, String text) {
    once(actor, place, responseUrl, inThread(ts, ChatMessage.of(text, List.of())));
  }

  /**
   * What came of something: where Slack cannot take it now, it is sent later. It is stored until
   * then, so no secret may be in it.
   *
   * @param ts of the thread that it belongs to; blank if to none
   */
  public void answer(
      Actor actor,
      Place place,
      Optional<Secret> responseUrl,
      String ts,
      String text,
      List<LayoutBlock> blocks) {
    var message = inThread(ts, ChatMessage.of(text, blocks));
    var json = message.blocks().map(JsonArray::toString);
    once(actor, place, responseUrl, message)
        .ifPresent(why -> later(why, new Unsent(actor, place, ts, false, text, json)));
  }

  /** The same with a button to log in, whose link is a secret: it is made again. */
  public void askToLogIn(
      Actor actor,
      Place place,
      Optional<Secret> responseUrl,
      String ts,
      String text,
      List<LayoutBlock> blocks) {
    once(actor, place, responseUrl, inThread(ts, ChatMessage.of(text, blocks)))
        .ifPresent(why -> later(why, new Unsent(actor, place, ts, true, text, Optional.empty())));
  }

  /** Without a response URL, for a caller that tries again. */
  public Outcome<?> send(
      Actor actor, Place place, String ts, String text, List<LayoutBlock> blocks) {
    return send(actor, place, inThread(ts, ChatMessage.of(text, blocks)));
  }

  /** The same for what was to be sent later. */
  public Outcome<?> send(Unsent message) {
    var blocks = message.blocks().map(json -> JsonParser.parseString(json).getAsJsonArray());
    return send(
        message.actor(),
        message.place(),
        inThread(message.threadTs(), ChatMessage.of(message.text(), blocks, Optional.empty())));
  }

  /** The refusal, where it was not taken. */
  private Optional<Refusal> once(
      Actor actor, Place place, Optional<Secret> responseUrl, ChatMessage message) {
    if (responseUrl.isPresent()
        && responseUrls.send(responseUrl.get(), body(message)) instanceof Outcome.Done) {
      return Optional.empty();
    }
    if (send(actor, place, message) instanceof Outcome.Refused<?> refused) {
      log.warn(
          "Could not send a Slack message to {} in {}: {}", actor.user(), place, refused.refusal());
      return Optional.of(refused.refusal());
    }
    return Optional.empty();
  }

  private void later(Refusal why, Unsent message) {
    if (why instanceof Refusal.Unavailable || why instanceof Refusal.RateLimited) {
      try {
        later.accept(message);
      } catch (RuntimeException e) {
        // Whoever says that the database is away must not fail because of it.
        log.warn("Could not store the message to {} for later", message.actor().user(), e);
      }
    }
  }

  private static ChatMessage inThread(String ts, ChatMessage message) {
    return ts.isBlank() ? message : message.inThread(ts, false);
  }

  private Outcome<?> send(Actor actor, Place place, ChatMessage message) {
    var ephemeral = chat.postEphemeral(place, actor.user(), message);
    return ephemeral instanceof Outcome.Refused<?> refused && notThere(refused.refusal())
        ? chat.post(
            new Place(place.team(), new ChannelId(actor.user().value())), message.unthreaded())
        : ephemeral;
  }

  private static boolean notThere(Refusal refusal) {
    return refusal instanceof Refusal.ChannelNeedsInvite
        || refusal instanceof Refusal.ChannelArchived
        || (refusal instanceof Refusal.Rejected rejected && NOT_THERE.contains(rejected.code()));
  }

  private static JsonObject body(ChatMessage message) {
    var body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", message.text());
    message.blocks().ifPresent(blocks -> body.add("blocks", blocks));
    return body;
  }
}
