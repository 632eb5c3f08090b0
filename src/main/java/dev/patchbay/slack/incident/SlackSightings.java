package dev.patchbay.slack.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.incident.proof.Sightings;
import dev.patchbay.slack.card.ChannelSearch;
import java.time.Instant;

/** Looks for an incident's message where the app may read the channel's history. Thread-safe. */
public final class SlackSightings implements Sightings {
  private final ChannelSearch search;

  public SlackSightings(ChannelSearch search) {
    this.search = search;
  }

  @Override
  public Sighting of(Place place, IncidentId incident, Instant since) {
    return search
        .search(place, incident, since)
        .map(found -> found.isEmpty() ? Sighting.ABSENT : Sighting.SEEN)
        .orElse(Sighting.UNKNOWN);
  }
}
