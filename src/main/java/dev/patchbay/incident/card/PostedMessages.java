package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import java.time.Instant;
import java.util.List;

/** Port, implemented in {@code slack}: what PagerDuty posted to a channel with our token. */
public interface PostedMessages {
  /**
   * One of its messages.
   *
   * @param json as Slack sends messages
   * @param buttons whether any of its buttons changes the incident
   */
  record Posted(String ts, String json, boolean buttons) {}

  /** Whether Patchbay may read what channels of this workspace hold. Asks no vendor. */
  boolean readable(TeamId team);

  /** Messages that name the incident; none where that cannot be read. Calls Slack. */
  List<Posted> of(Place place, IncidentId incident, Instant since);
}
