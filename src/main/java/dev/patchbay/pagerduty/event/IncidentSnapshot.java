package dev.patchbay.pagerduty.event;

import dev.patchbay.pagerduty.Incident.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as an event's {@code data} shows it (reference/pagerduty.md §5). Less than REST has:
 * nobody who acknowledged it and no number of alerts. Texts are PagerDuty's, so escape them where
 * they are shown.
 *
 * @param number 0 where the event does not say
 * @param status {@code triggered}, {@code acknowledged} or {@code resolved}; blank if not said
 * @param urgency {@code high}, {@code low} or blank
 * @param assignees empty once resolved
 * @param priority empty where the incident has none
 * @param mergedInto the incident that this one was resolved for, where it was merged
 */
public record IncidentSnapshot(
    long number,
    String title,
    String status,
    String urgency,
    String htmlUrl,
    Optional<Instant> createdAt,
    Optional<Party> service,
    List<Party> assignees,
    Optional<Party> escalationPolicy,
    List<Party> teams,
    Optional<Party> priority,
    Optional<Party> mergedInto,
    Optional<Bridge> bridge) {
  public IncidentSnapshot {
    assignees = List.copyOf(assignees);
    teams = List.copyOf(teams);
  }

  /** Where people talk about the incident; either may be blank. */
  public record Bridge(String number, String url) {}
}
