package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * A decoded click and where its answer goes.
 *
 * @param messageTs of the clicked message; blank for an ephemeral one and for a command
 * @param threadTs of the thread that the message is in; blank if none
 * @param responseUrl Slack's response_url, good for 30 minutes
 * @param message the clicked message as Slack sent it, JSON, untouched; blank for one of ours and
 *     for a command
 */
public record ChangeRequest(
    Actor actor,
    Place place,
    String messageTs,
    String threadTs,
    Optional<Secret> responseUrl,
    List<String> candidates,
    IncidentChange change,
    String message) {
  /** Whether a card of ours was pressed: it is drawn from state, not from what was clicked. */
  public boolean ofCard() {
    return message.isBlank() && !messageTs.isBlank();
  }

  /** Whether it was asked for in words: there is no message that could show what became of it. */
  public boolean typed() {
    return message.isBlank() && messageTs.isBlank();
  }

  public ChannelId channel() {
    return place.channel();
  }
}
