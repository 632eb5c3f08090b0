package dev.patchbay.slack.incident.trigger;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.Optional;

/**
 * What the trigger modal remembers between opening and submission, in its {@code private_metadata}.
 *
 * @param place where the answer goes
 * @param threadTs in whose thread; blank: only the person sees it
 * @param origin where in Slack it comes from, in plain words, for the incident's details; blank
 *     where it comes from no channel
 */
record TriggerContext(Place place, String threadTs, String origin) {
  /** Even if JSON writes six characters for each, it stays under Slack's 3000. */
  private static final int ORIGIN = 400;

  String json() {
    var json = new JsonObject();
    json.addProperty("team", place.team().value());
    json.addProperty("channel", place.channel().value());
    json.addProperty("thread", threadTs);
    json.addProperty("origin", Mrkdwn.cut(origin, ORIGIN));
    return json.toString();
  }

  /** Empty where it is not ours. */
  static Optional<TriggerContext> of(String json) {
    try {
      JsonObject read = JsonParser.parseString(json).getAsJsonObject();
      return Optional.of(
          new TriggerContext(
              new Place(
                  new TeamId(read.get("team").getAsString()),
                  new ChannelId(read.get("channel").getAsString())),
              read.get("thread").getAsString(),
              read.get("origin").getAsString()));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException notOurs) {
      return Optional.empty();
    }
  }
}
