package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Events as V3 webhooks carry them (reference/pagerduty.md §5): an incident has other names here
 * than in the REST API. Called with the world's monitor held.
 */
final class WebhookJson {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final World world;

  WebhookJson(World world) {
    this.world = world;
  }

  ObjectNode event(String type, String resource, @Nullable JsonNode agent, JsonNode data) {
    ObjectNode event =
        Json.object()
            .put("id", world.ids.event())
            .put("event_type", type)
            .put("resource_type", resource)
            .put("occurred_at", MILLIS.format(world.now()));
    event.set("agent", agent);
    event.putNull("client");
    event.set("data", data);
    ObjectNode whole = Json.object();
    whole.set("event", event);
    return whole;
  }

  ObjectNode ping() {
    return event(
        "pagey.ping",
        "pagey",
        null,
        Json.object().put("message", "Hello from your friend Pagey!").put("type", "ping"));
  }

  ObjectNode incident(Incident incident) {
    ObjectNode data =
        Json.object()
            .put("id", incident.id)
            .put("type", "incident")
            .put("self", world.selfLink("/incidents/" + incident.id))
            .put("html_url", world.webLink("/incidents/" + incident.id))
            .put("number", incident.number)
            .put("status", incident.status.wire())
            .put("incident_key", incident.key)
            .put("created_at", World.time(incident.createdAt))
            .put("title", incident.title);
    data.set("service", service(incident.serviceId));
    data.set("assignees", Json.array(incident.assignees.stream().map(this::user).toList()));
    data.set(
        "escalation_policy",
        reference(
            world.onCalls.ofService(incident.serviceId),
            "escalation_policy_reference",
            world.onCalls.nameOf(world.onCalls.ofService(incident.serviceId)),
            "/escalation_policies/"));
    data.putArray("teams");
    data.set("priority", incident.priority == null ? null : incident.priority);
    data.put("urgency", incident.urgency);
    data.putNull("conference_bridge");
    data.putNull("resolve_reason");
    data.putObject("incident_type").put("name", "incident_default");
    return data;
  }

  /** What notes and the like name their incident with. */
  ObjectNode incidentReference(Incident incident) {
    return reference(incident.id, "incident_reference", incident.title, "/incidents/");
  }

  JsonNode agent(Incident.Agent agent) {
    boolean user = agent.type().equals("user_reference");
    return reference(
        agent.id(), agent.type(), agent.name(), user ? "/users/" : "/service-directory/");
  }

  ObjectNode user(Member user) {
    return reference(user.id(), "user_reference", user.name(), "/users/");
  }

  private ObjectNode service(String id) {
    SimulatedService service = world.services.get(id);
    return reference(
        id, "service_reference", service == null ? id : service.name(), "/service-directory/");
  }

  private ObjectNode reference(String id, String type, String summary, String path) {
    return References.to(id, type, summary, world.selfLink(path + id), world.webLink(path + id));
  }
}
