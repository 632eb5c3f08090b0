package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message that only one user sees: by the response_url of what they did, else ephemeral in
 * the channel, else as a direct message. Nothing waits for the result; a failure is logged.
 */
public final class EphemeralMessages {
  private static final Logger log = LoggerFactory.getLogger(EphemeralMessages.class);
  private static final Set<String> NOT_THERE = Set.of("user_not_in_channel", "channel_not_found");

  private final ChatApi chat;
  private final ResponseUrls responseUrls;

  EphemeralMessages(ChatApi chat, ResponseUrls responseUrls) {
    this.chat = chat;
    this.responseUrls = responseUrls;
  }

  /** {@code text}: mrkdwn, escaped; says all that the blocks say. */
  public void to(
      Actor actor,
      Place place,
      Optional<Secret> responseUrl,
      String text,
      List<LayoutBlock> blocks) {
    var message = ChatMessage.of(text, blocks);
    if (responseUrl.isPresent()
        && responseUrls.send(responseUrl.get(), body(message)) instanceof Outcome.Done) {
      return;
    }
    inThread(actor, place, "", text, blocks);
  }

  /** In a thread, where nothing but its place is known; in the channel if {@code ts} is blank. */
  public void inThread(Actor actor, Place place, String ts, String text, List<LayoutBlock> blocks) {
    var message = ChatMessage.of(text, blocks);
    if (send(actor, place, ts.isBlank() ? message : message.inThread(ts, false))
        instanceof Outcome.Refused<?> refused) {
      log.warn(
          "Could not send a Slack message to {} in {}: {}", actor.user(), place, refused.refusal());
    }
  }

  /** The same without a response URL, for a caller that tries again. */
  public Outcome<?> send(Actor actor, Place place, String text, List<LayoutBlock> blocks) {
    return send(actor, place, ChatMessage.of(text, blocks));
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
