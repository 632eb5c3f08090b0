package dev.patchbay.slack.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.proof.Sightings;
import dev.patchbay.slack.api.ChannelMessage;
import dev.patchbay.slack.api.ConversationsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for messages in what {@code conversations.history} shows, where the app has its scope.
 * Thread-safe.
 */
public final class SlackSightings implements Sightings {
  /** Our clock and Slack's need not agree. */
  private static final Duration SLACK_CLOCK = Duration.ofMinutes(1);

  private static final int MOST = 200;

  private final ConversationsApi conversations;
  private final Function<TeamId, Optional<String>> botUser;

  /**
   * @param botUser a workspace's own bot user, where Patchbay is installed
   */
  public SlackSightings(
      ConversationsApi conversations, Function<TeamId, Optional<String>> botUser) {
    this.conversations = conversations;
    this.botUser = botUser;
  }

  @Override
  public Sighting of(Place place, IncidentId incident, Instant since) {
    var read = conversations.history(place, since.minus(SLACK_CLOCK), MOST);
    if (!(read instanceof Outcome.Done<List<ChannelMessage>> done)) {
      return Sighting.UNKNOWN;
    }
    var bot = botUser.apply(place.team());
    boolean seen =
        done.value().stream()
            .filter(message -> bot.filter(message.user()::equals).isPresent())
            .anyMatch(message -> message.json().toString().contains(incident.value()));
    if (seen) {
      return Sighting.SEEN;
    }
    return done.value().size() < MOST ? Sighting.ABSENT : Sighting.UNKNOWN;
  }
}
