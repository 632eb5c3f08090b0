package dev.patchbay.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as it is now.
 *
 * @param status {@code triggered}, {@code acknowledged} or {@code resolved}
 * @param service empty where PagerDuty does not name it
 * @param since PagerDuty's time of the last change of the status
 * @param who names of those who acknowledged or resolved it, as PagerDuty gives them; may be empty
 */
public record IncidentState(
    IncidentId id,
    long number,
    String title,
    String status,
    String url,
    Optional<ServiceId> service,
    String serviceName,
    Optional<Instant> since,
    List<String> who) {
  static IncidentState of(Incident incident, List<String> who) {
    return new IncidentState(
        incident.id(),
        incident.number(),
        incident.title(),
        incident.status(),
        incident.htmlUrl(),
        incident.service(),
        incident.serviceName(),
        incident.changedAt(),
        who);
  }
}
