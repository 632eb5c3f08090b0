package dev.patchbay.slack.wiring;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.ServiceName;
import java.util.Optional;

/**
 * What the connect modal remembers between opening and submission, in its {@code private_metadata}.
 * It grants nothing: the submission checks channel and person again.
 *
 * @param service what is not to be chosen in the modal
 */
record ModalContext(Place place, String channelName, Optional<ServiceName> service) {
  /** Even if JSON writes six characters for each, both names stay under Slack's 3000. */
  private static final int CHANNEL = 80;

  private static final int SERVICE = 300;

  String json() {
    var json = new JsonObject();
    json.addProperty("team", place.team().value());
    json.addProperty("channel", place.channel().value());
    json.addProperty("name", Mrkdwn.cut(channelName, CHANNEL));
    service.ifPresent(
        fixed -> {
          json.addProperty("service", fixed.id().text());
          json.addProperty("service_name", Mrkdwn.cut(fixed.name(), SERVICE));
        });
    return json.toString();
  }

  /** Empty where it is not ours. */
  static Optional<ModalContext> of(String json) {
    try {
      JsonObject read = JsonParser.parseString(json).getAsJsonObject();
      Optional<ServiceName> service =
          read.has("service")
              ? Optional.of(
                  new ServiceName(
                      ServiceId.of(read.get("service").getAsString()),
                      read.get("service_name").getAsString()))
              : Optional.empty();
      return Optional.of(
          new ModalContext(
              new Place(
                  new TeamId(read.get("team").getAsString()),
                  new ChannelId(read.get("channel").getAsString())),
              read.get("name").getAsString(),
              service));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException notOurs) {
      return Optional.empty();
    }
  }
}
