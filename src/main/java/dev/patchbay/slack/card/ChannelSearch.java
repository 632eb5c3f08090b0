package dev.patchbay.slack.card;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.card.PostedMessages;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import dev.patchbay.slack.api.ChannelMessage;
import dev.patchbay.slack.api.ConversationsApi;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.workspace.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Searches the newest messages of a channel, where the app has {@code channels:history} or {@code
 * groups:history}, for those that our token posted and that name an incident. Thread-safe.
 */
public final class ChannelSearch implements PostedMessages {
  private static final Set<String> SCOPES = Set.of("channels:history", "groups:history");

  /** Our clock and Slack's need not agree. */
  private static final Duration SLACK_CLOCK = Duration.ofMinutes(1);

  private static final int MOST = 200;

  private final ConversationsApi conversations;
  private final Function<TeamId, Optional<Installation>> installations;
  private final Function<Click, Decoded> decoder;

  public ChannelSearch(
      ConversationsApi conversations,
      Function<TeamId, Optional<Installation>> installations,
      Function<Click, Decoded> decoder) {
    this.conversations = conversations;
    this.installations = installations;
    this.decoder = decoder;
  }

  @Override
  public boolean readable(TeamId team) {
    return installations
        .apply(team)
        .filter(found -> found.grant().scopes().stream().anyMatch(SCOPES::contains))
        .isPresent();
  }

  @Override
  public List<Posted> of(Place place, IncidentId incident, Instant since) {
    return search(place, incident, since).orElse(List.of());
  }

  /** Empty where the channel cannot be read, or holds more than was looked through. */
  public Optional<List<Posted>> search(Place place, IncidentId incident, Instant since) {
    var installation = installations.apply(place.team());
    if (installation.isEmpty() || !readable(place.team())) {
      return Optional.empty();
    }
    var bot = installation.get().botUserId();
    var read = conversations.history(place, since.minus(SLACK_CLOCK), MOST);
    if (!(read instanceof Outcome.Done<List<ChannelMessage>> done)) {
      return Optional.empty();
    }
    var found =
        done.value().stream()
            .filter(message -> message.user().equals(bot))
            .filter(message -> message.json().toString().contains(incident.value()))
            // Our own cards follow their incident themselves.
            .filter(message -> message.metadata().isEmpty())
            .map(message -> posted(message.ts(), message.json()))
            .toList();
    boolean whole = done.value().size() < MOST;
    return found.isEmpty() && !whole ? Optional.empty() : Optional.of(found);
  }

  private Posted posted(String ts, JsonObject json) {
    // Slack's client writes what a message did not say as false.
    JsonFields.objects(json, "attachments")
        .forEach(
            attachment ->
                attachment
                    .entrySet()
                    .removeIf(field -> field.getValue().isJsonPrimitive() && no(field.getValue())));
    var click = ClickPayload.of(json);
    boolean buttons =
        click.buttons().stream()
            .anyMatch(
                button ->
                    button.url().isBlank()
                        && decoder.apply(new Click(button, List.of(button), click.texts()))
                            instanceof Decoded.Change);
    return new Posted(ts, json.toString(), buttons);
  }

  private static boolean no(JsonElement json) {
    return json.getAsJsonPrimitive().isBoolean() && !json.getAsBoolean();
  }
}
