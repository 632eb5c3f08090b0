package dev.patchbay.incident.find;

import dev.patchbay.core.IncidentId;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of a list of incidents, in PagerDuty's own words.
 *
 * @param number 0 where PagerDuty gives none
 * @param acknowledged whether someone has taken it on; else it is triggered
 * @param urgency high, low or blank
 * @param url blank if unknown
 * @param assignees names of the people it is assigned to
 */
public record OpenIncident(
    IncidentId id,
    long number,
    String title,
    boolean acknowledged,
    String urgency,
    Optional<String> priority,
    String serviceName,
    String url,
    Optional<Instant> openedAt,
    List<String> assignees) {
  public OpenIncident {
    assignees = List.copyOf(assignees);
  }

  static OpenIncident of(Incident incident) {
    return new OpenIncident(
        incident.id(),
        incident.number(),
        incident.title(),
        incident.status().equals("acknowledged"),
        incident.urgency(),
        incident.more().priority().map(Party::name).filter(name -> !name.isBlank()),
        incident.serviceName(),
        incident.htmlUrl(),
        incident.more().createdAt(),
        incident.more().assignees().stream().map(Party::name).toList());
  }
}
