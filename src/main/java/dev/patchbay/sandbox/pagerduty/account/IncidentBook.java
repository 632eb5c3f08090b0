package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.wire.Json;
import java.time.Instant;

/**
 * What may happen to incidents (reference/pagerduty.md §2.4), whoever does it: the API, PagerDuty's
 * own screen, an integration. Every method is called with the {@link World}'s monitor held.
 */
public final class IncidentBook {

  /** Hears of every change; called with the world's monitor held, so it must not block. */
  public interface Listener {
    /** {@code type} as in an extension's notify_types. */
    void changed(Incident incident, String type, String by);

    /** {@code type} as of a webhook event whose data is the incident as it stands. */
    default void happened(Incident incident, String type, Incident.Agent by) {}

    /** The same with data of its own, to which the reference to the incident is added. */
    default void happened(Incident incident, String type, Incident.Agent by, ObjectNode data) {}

    /** Both hear of everything, {@code one} first. */
    static Listener both(Listener one, Listener other) {
      return new Listener() {
        @Override
        public void changed(Incident incident, String type, String by) {
          one.changed(incident, type, by);
          other.changed(incident, type, by);
        }

        @Override
        public void happened(Incident incident, String type, Incident.Agent by) {
          one.happened(incident, type, by);
          other.happened(incident, type, by);
        }

        @Override
        public void happened(Incident incident, String type, Incident.Agent by, ObjectNode data) {
          one.happened(incident, type, by, data.deepCopy());
          other.happened(incident, type, by, data.deepCopy());
        }
      };
    }
  }

  private final World world;
  private final Listener listener;
  private long lastNumber = 1000;

  public IncidentBook(World world, Listener listener) {
    this.world = world;
    this.listener = listener;
  }

  public Incident trigger(
      SimulatedService service, String title, String urgency, Incident.Agent by, String via) {
    return trigger(service, title, urgency, by, via, IncidentDetails.NONE);
  }

  public Incident trigger(
      SimulatedService service,
      String title,
      String urgency,
      Incident.Agent by,
      String via,
      IncidentDetails details) {
    Incident incident = new Incident(world, ++lastNumber, service, title, urgency, by, details);
    if (incident.assignees.isEmpty()) {
      world.onCall().ifPresent(incident.assignees::add);
    }
    world.incidents.put(incident.id, incident);
    record(incident, "trigger", by.name(), via);
    listener.changed(incident, "trigger", by.name());
    listener.happened(incident, "incident.triggered", by);
    return incident;
  }

  /** The re-open trap is here: a resolved incident comes back when acknowledged or triggered. */
  public void change(Incident incident, IncidentStatus wanted, Member by, String via) {
    IncidentStatus before = incident.status;
    if (world.switches.is(Switch.SameStatus.REFUSED)) {
      if (before == IncidentStatus.RESOLVED && wanted != IncidentStatus.TRIGGERED) {
        throw new ApiError(400, 1001, "Incident Already Resolved");
      }
      if (before == IncidentStatus.ACKNOWLEDGED && wanted == before) {
        throw new ApiError(400, 1002, "Incident Already Acknowledged");
      }
    }
    boolean nothingNew =
        wanted == IncidentStatus.ACKNOWLEDGED
            ? incident.acknowledgements.stream().anyMatch(ack -> ack.by().equals(by))
            : wanted == before;
    if (nothingNew) {
      return;
    }
    if (before == IncidentStatus.RESOLVED) {
      incident.resolvedAt = null;
      world.onCall().ifPresent(incident.assignees::add);
      status(incident, IncidentStatus.TRIGGERED, by);
      record(incident, "reopen", by.name(), via);
      listener.happened(incident, "incident.reopened", Incident.Agent.user(by));
    }
    switch (wanted) {
      case ACKNOWLEDGED -> acknowledge(incident, by, via);
      case RESOLVED -> resolve(incident, by, via);
      case TRIGGERED -> {
        incident.acknowledgements.clear();
        status(incident, wanted, by);
        listener.changed(incident, "trigger", by.name());
        if (before == IncidentStatus.ACKNOWLEDGED) {
          listener.happened(incident, "incident.unacknowledged", Incident.Agent.user(by));
        }
      }
    }
  }

  public void assign(Incident incident, Member to, Member by, String via) {
    incident.assignees.clear();
    incident.assignees.add(to);
    touched(incident, "assign", "assignments", by, via);
    listener.happened(incident, "incident.reassigned", Incident.Agent.user(by));
  }

  public void escalate(Incident incident, Member by, String via) {
    touched(incident, "escalate", "escalate", by, via);
    listener.happened(incident, "incident.escalated", Incident.Agent.user(by));
  }

  public Incident.Note annotate(Incident incident, String content, Member by, String via) {
    Incident.Note note = new Incident.Note(world.ids.object(), by, content, world.now());
    incident.notes.add(note);
    touched(incident, "annotate", "annotate", by, via);
    ObjectNode data =
        Json.object()
            .put("id", note.id())
            .put("content", content)
            .put("trimmed", false)
            .put("type", "incident_note");
    listener.happened(incident, "incident.annotated", Incident.Agent.user(by), data);
    return note;
  }

  /** Something that changes no status and that no extension tells. */
  public void noted(Incident incident, String what, Member by, String via) {
    incident.updatedAt = world.now();
    record(incident, what, by.name(), via);
  }

  private void acknowledge(Incident incident, Member by, String via) {
    if (incident.status != IncidentStatus.ACKNOWLEDGED) {
      incident.acknowledgements.clear();
    }
    incident.acknowledgements.add(new Incident.Acknowledgement(world.now(), by));
    incident.assignees.clear();
    incident.assignees.add(by);
    status(incident, IncidentStatus.ACKNOWLEDGED, by);
    record(incident, "acknowledge", by.name(), via);
    listener.changed(incident, "acknowledge", by.name());
    listener.happened(incident, "incident.acknowledged", Incident.Agent.user(by));
  }

  private void resolve(Incident incident, Member by, String via) {
    incident.acknowledgements.clear();
    incident.assignees.clear();
    incident.resolvedAt = world.now();
    status(incident, IncidentStatus.RESOLVED, by);
    record(incident, "resolve", by.name(), via);
    listener.changed(incident, "resolve", by.name());
    listener.happened(incident, "incident.resolved", Incident.Agent.user(by));
  }

  private void status(Incident incident, IncidentStatus status, Member by) {
    Instant now = world.now();
    incident.status = status;
    incident.snoozedUntil = null;
    incident.changedAt = now;
    incident.updatedAt = now;
    incident.changedBy = Incident.Agent.user(by);
  }

  private void touched(Incident incident, String what, String type, Member by, String via) {
    incident.updatedAt = world.now();
    record(incident, what, by.name(), via);
    listener.changed(incident, type, by.name());
  }

  private void record(Incident incident, String what, String by, String via) {
    incident.history.add(new SimulatedIncident.Entry(world.now(), what, by, via));
  }
}
