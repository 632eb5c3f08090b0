package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident's state. Guarded by the {@link World}'s monitor; {@link IncidentBook} changes it. */
public final class Incident {

  /** Who changed something. */
  public record Agent(String id, String type, String name) {
    public static Agent user(Member user) {
      return new Agent(user.id(), "user_reference", user.name());
    }

    public static Agent service(SimulatedService service) {
      return new Agent(service.id(), "service_reference", service.name());
    }
  }

  public record Acknowledgement(Instant at, Member by) {}

  public record Note(String id, Member by, String content, Instant at) {}

  public final String id;
  public final long number;
  public final String serviceId;
  public final String key;
  public final String firstLogEntry;
  public final String body;
  public final Instant createdAt;
  public String title;
  public String urgency;

  /** As PagerDuty refers to it. */
  public @Nullable ObjectNode priority;

  public IncidentStatus status = IncidentStatus.TRIGGERED;
  public Instant updatedAt;
  public Instant changedAt;
  public Agent changedBy;
  public @Nullable Instant resolvedAt;

  /** When a snooze ends. */
  public @Nullable Instant snoozedUntil;

  public final List<Member> assignees = new ArrayList<>();
  public final List<Acknowledgement> acknowledgements = new ArrayList<>();
  public final List<Note> notes = new ArrayList<>();
  public final List<SimulatedIncident.Entry> history = new ArrayList<>();

  Incident(
      World world,
      long number,
      SimulatedService service,
      String title,
      String urgency,
      Agent by,
      IncidentDetails details) {
    id = world.ids.incident();
    this.number = number;
    serviceId = service.id();
    key = details.key().isEmpty() ? world.ids.uuid() : details.key();
    body = details.body();
    priority = details.priority();
    assignees.addAll(details.assignees());
    firstLogEntry = world.ids.logEntry();
    createdAt = world.now();
    this.title = title;
    this.urgency = urgency;
    updatedAt = createdAt;
    changedAt = createdAt;
    changedBy = by;
  }

  public SimulatedIncident view(World world) {
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
        List.copyOf(history),
        key,
        body);
  }
}
