package dev.patchbay.incident.proof;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import java.time.Instant;

/** Port, implemented in {@code slack}: looks for an incident's message in a channel. */
@FunctionalInterface
public interface Sightings {
  /** What a look came to. */
  enum Sighting {
    /** A message of ours by token names the incident. */
    SEEN,
    /** The channel could be read, and none does. */
    ABSENT,
    /** The channel cannot be read: mostly the scope is missing. */
    UNKNOWN
  }

  /** Calls Slack; not inside a transaction. */
  Sighting of(Place place, IncidentId incident, Instant since);
}
