package dev.patchbay.sandbox.pagerduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident's state. Guarded by the {@link World}'s monitor; {@link IncidentBook} changes it. */
final class Incident {

  /** Who changed something. */
  record Agent(String id, String type, String name) {
    static Agent user(Member user) {
      return new Agent(user.id(), "user_reference", user.name());
    }

    static Agent service(SimulatedService service) {
      return new Agent(service.id(), "service_reference", service.name());
    }
  }

  record Acknowledgement(Instant at, Member by) {}

  record Note(String id, Member by, String content, Instant at) {}

  final String id;
  final long number;
  final String serviceId;
  final String key;
  final String firstLogEntry;
  final Instant createdAt;
  String title;
  String urgency;
  IncidentStatus status = IncidentStatus.TRIGGERED;
  Instant updatedAt;
  Instant changedAt;
  Agent changedBy;
  @Nullable Instant resolvedAt;
  final List<Member> assignees = new ArrayList<>();
  final List<Acknowledgement> acknowledgements = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  final List<SimulatedIncident.Entry> history = new ArrayList<>();

  Incident(
      World world, long number, SimulatedService service, String title, String urgency, Agent by) {
    id = world.ids.incident();
    this.number = number;
    serviceId = service.id();
    key = world.ids.uuid();
    firstLogEntry = world.ids.logEntry();
    createdAt = world.now();
    this.title = title;
    this.urgency = urgency;
    updatedAt = createdAt;
    changedAt = createdAt;
    changedBy = by;
  }

  SimulatedIncident view(World world) {
    return new SimulatedIncident(
        id,
        number,
        title,
        serviceId,
        status,
        urgency,
        world.webLink("/incidents/" + id),
        assignees.stream().map(Member::id).toList(),
        acknowledgements.stream().map(ack -> ack.by().id()).toList(),
        changedBy.id(),
        Optional.ofNullable(resolvedAt),
        List.copyOf(history));
  }
}
