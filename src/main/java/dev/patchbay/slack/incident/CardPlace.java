package dev.patchbay.slack.incident;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.slack.card.StateButtons;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.List;
import java.util.Optional;

/**
 * Which card was pressed: where its message is, and its incident. A modal carries it along.
 *
 * @param ts of the message; blank for a list that only the person sees, which shows no change by
 *     itself
 * @param incident PagerDuty's id
 */
record CardPlace(Place place, String ts, String incident) {

  /** A message that one person sees is nothing that could be changed: it counts as none. */
  static CardPlace of(Interaction press, String incident) {
    boolean card =
        !press.text("container", "type").equals("view")
            && !press.text("container", "is_ephemeral").equals("true");
    return new CardPlace(press.here(), card ? ts(press) : "", incident);
  }

  private static String ts(Interaction press) {
    return JsonFields.first(
        press.text("container", "message_ts"), press.text("message", "ts"), "-");
  }

  String metadata() {
    return place.team().value() + " " + place.channel().value() + " " + ts + " " + incident;
  }

  static Optional<CardPlace> of(String metadata) {
    var parts = metadata.split(" ", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    return Optional.of(
        new CardPlace(
            new Place(new TeamId(parts[0]), new ChannelId(parts[1])), parts[2], parts[3]));
  }

  ChangeRequest request(Interaction payload, IncidentChange change) {
    // What is not drawn from state is changed as it was pressed.
    boolean drawn = !payload.action("block_id").startsWith(StateButtons.BLOCK);
    return new ChangeRequest(
        payload.actor(),
        place,
        ts,
        payload.text("message", "thread_ts"),
        payload.responseUrl(),
        List.of(incident),
        change,
        drawn || ts.isEmpty() ? "" : payload.message().toString());
  }
}
