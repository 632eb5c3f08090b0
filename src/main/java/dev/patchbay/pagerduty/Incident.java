package dev.patchbay.pagerduty;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as GET /incidents/{id} shows it.
 *
 * @param status triggered, acknowledged or resolved
 * @param changedBy who changed the status last, where PagerDuty says
 * @param changedAt when, where PagerDuty says
 * @param acknowledgers who holds it now; empty unless acknowledged
 */
public record Incident(
    IncidentId id,
    long number,
    String title,
    String status,
    String urgency,
    String htmlUrl,
    Optional<ServiceId> service,
    String serviceName,
    Optional<Party> changedBy,
    Optional<Instant> changedAt,
    List<Party> acknowledgers) {

  /** A user, service or integration that did something. */
  public record Party(String id, String type, String name) {}
}
