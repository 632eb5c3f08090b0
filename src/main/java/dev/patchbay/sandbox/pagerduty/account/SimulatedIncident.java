package dev.patchbay.sandbox.pagerduty.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as it stands, for tests and pages.
 *
 * @param assignees ids of users; empty once resolved
 * @param acknowledgers ids of users; empty unless acknowledged
 * @param changedBy id of the user or service that changed the status last
 * @param body what its creator wrote beside the title; blank for nothing
 */
public record SimulatedIncident(
    String id,
    long number,
    String title,
    String serviceId,
    IncidentStatus status,
    String urgency,
    String url,
    List<String> assignees,
    List<String> acknowledgers,
    String changedBy,
    Optional<Instant> resolvedAt,
    List<Entry> history,
    String key,
    String body) {

  /**
   * One thing that was done.
   *
   * @param what trigger, acknowledge, resolve, reopen, assign, escalate or annotate
   * @param by name of the user or service
   * @param via {@code ui}, {@code integration}, {@code app CLIENT} or {@code person USER}
   */
  public record Entry(Instant at, String what, String by, String via) {}
}
