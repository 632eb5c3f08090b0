package dev.patchbay.slack.inbound;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A slash command, or a button that goes on with one.
 *
 * @param text what was typed after {@code /pd}, unescaped of Slack's entities
 * @param receivedAt when the request came: Slack waits three seconds from then
 */
public record CommandRequest(
    Actor actor,
    String memberName,
    String workspaceName,
    Place place,
    String channelName,
    String text,
    Secret triggerId,
    Optional<Secret> responseUrl,
    Instant receivedAt) {
  public TeamId team() {
    return place.team();
  }

  public ChannelId channel() {
    return place.channel();
  }
}
