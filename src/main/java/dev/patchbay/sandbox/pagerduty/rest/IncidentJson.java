package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;

/** Incidents, users and their references as the API shows them (reference/pagerduty.md §2.4). */
public final class IncidentJson {
  private final World world;

  public IncidentJson(World world) {
    this.world = world;
  }

  public ObjectNode shown(Incident incident) {
    ObjectNode shown =
        References.to(
                incident.id,
                "incident",
                "[#" + incident.number + "] " + incident.title,
                world.selfLink("/incidents/" + incident.id),
                world.webLink("/incidents/" + incident.id))
            .put("incident_number", incident.number)
            .put("title", incident.title)
            .put("description", incident.title)
            .put("created_at", World.time(incident.createdAt))
            .put("updated_at", World.time(incident.updatedAt))
            .put("status", incident.status.wire())
            .put("incident_key", incident.key)
            .put("assigned_via", "escalation_policy")
            .put("last_status_change_at", World.time(incident.changedAt))
            .put(
                "resolved_at", incident.resolvedAt == null ? null : World.time(incident.resolvedAt))
            .put("is_mergeable", true)
            .put("urgency", incident.urgency);
    shown.set("service", service(incident.serviceId));
    shown.set("assignments", assignments(incident));
    shown.set("acknowledgements", acknowledgements(incident));
    shown.set("last_status_change_by", agent(incident.changedBy));
    shown.set(
        "first_trigger_log_entry",
        References.to(
            incident.firstLogEntry,
            "trigger_log_entry_reference",
            "Triggered",
            world.selfLink("/log_entries/" + incident.firstLogEntry),
            null));
    shown.set("alert_counts", Json.object().put("all", 0).put("triggered", 0).put("resolved", 0));
    shown.set("incident_type", Json.object().put("name", "incident_default"));
    shown.set("escalation_policy", policy(world.onCalls.ofService(incident.serviceId)));
    shown.set("teams", Json.array());
    ArrayNode pending = shown.putArray("pending_actions");
    if (incident.snoozedUntil != null) {
      pending.addObject().put("type", "unacknowledge").put("at", World.time(incident.snoozedUntil));
    }
    shown.putNull("alert_grouping");
    shown.set("priority", incident.priority);
    shown.putNull("resolve_reason");
    shown.set("incidents_responders", Json.array());
    shown.set("responder_requests", Json.array());
    return shown;
  }

  ObjectNode note(Incident.Note note) {
    ObjectNode shown =
        Json.object()
            .put("id", note.id())
            .put("content", note.content())
            .put("created_at", World.time(note.at()))
            .put("updated_at", World.time(note.at()));
    shown.set("user", user(note.by()));
    shown.set("channel", Json.object().put("summary", "The PagerDuty website or APIs"));
    return shown;
  }

  public ObjectNode user(Member user) {
    return References.to(
        user.id(),
        "user_reference",
        user.name(),
        world.selfLink("/users/" + user.id()),
        world.webLink("/users/" + user.id()));
  }

  ObjectNode policy(String id) {
    return References.to(
        id,
        "escalation_policy_reference",
        world.onCalls.nameOf(id),
        world.selfLink("/escalation_policies/" + id),
        world.webLink("/escalation_policies/" + id));
  }

  ObjectNode priority(String id) {
    return References.to(
        id,
        "priority_reference",
        world.priorities.getOrDefault(id, ""),
        world.selfLink("/priorities/" + id),
        world.webLink("/priorities/" + id));
  }

  private ArrayNode assignments(Incident incident) {
    ArrayNode assignments = Json.array();
    for (Member user : incident.assignees) {
      ObjectNode one = Json.object().put("at", World.time(incident.updatedAt));
      assignments.add(one.set("assignee", user(user)));
    }
    return assignments;
  }

  private ArrayNode acknowledgements(Incident incident) {
    ArrayNode acknowledgements = Json.array();
    for (Incident.Acknowledgement ack : incident.acknowledgements) {
      ObjectNode one = Json.object().put("at", World.time(ack.at()));
      acknowledgements.add(one.set("acknowledger", user(ack.by())));
    }
    return acknowledgements;
  }

  private ObjectNode service(String id) {
    SimulatedService service = world.services.get(id);
    return References.to(
        id,
        "service_reference",
        service == null ? id : service.name(),
        world.selfLink("/services/" + id),
        world.webLink("/service-directory/" + id));
  }

  private ObjectNode agent(Incident.Agent agent) {
    String place = agent.type().equals("user_reference") ? "/users/" : "/services/";
    return References.to(
        agent.id(),
        agent.type(),
        agent.name(),
        world.selfLink(place + agent.id()),
        world.webLink((place.equals("/users/") ? place : "/service-directory/") + agent.id()));
  }
}
