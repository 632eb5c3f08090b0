package dev.patchbay.slack.api;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words that one member alone sees: through the response_url of what they did, while it holds, else
 * ephemeral in the channel, else to them directly. Nothing waits for the result; a failure is
 * logged.
 */
public final class EphemeralMessages {
  private static final Logger log = LoggerFactory.getLogger(EphemeralMessages.class);
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private final SlackCalls calls;
  private final ResponseUrls responseUrls;

  public EphemeralMessages(SlackCalls calls, ResponseUrls responseUrls) {
    this.calls = calls;
    this.responseUrls = responseUrls;
  }

  /** {@code text}: mrkdwn, escaped; says all that the blocks say. */
  public void to(
      Actor actor,
      Place place,
      Optional<Secret> responseUrl,
      String text,
      List<LayoutBlock> blocks) {
    if (responseUrl.isPresent()
        && responseUrls.send(responseUrl.get(), body(text, blocks)) instanceof Outcome.Done) {
      return;
    }
    if (calls.tell(place, actor.user(), text, blocks) instanceof Outcome.Refused<?> refused) {
      log.warn(
          "Could not send a Slack message to {} in {}: {}", actor.user(), place, refused.refusal());
    }
  }

  private static JsonObject body(String text, List<LayoutBlock> blocks) {
    var body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", text);
    if (!blocks.isEmpty()) {
      body.add("blocks", GSON.toJsonTree(blocks));
    }
    return body;
  }
}
