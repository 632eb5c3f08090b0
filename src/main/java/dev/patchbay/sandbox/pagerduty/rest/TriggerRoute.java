package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.IncidentDetails;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** POST /incidents (reference/pagerduty.md §2.4). */
final class TriggerRoute {
  private static final int TITLE = 1024;

  private final World world;
  private final IncidentBook book;
  private final IncidentJson json;

  TriggerRoute(World world, IncidentBook book, IncidentJson json) {
    this.world = world;
    this.book = book;
    this.json = json;
  }

  Route route() {
    return Route.write(
            "POST", "/incidents", "incidents.write", Role.Right.CHANGE_INCIDENTS, this::create)
        .needingFrom();
  }

  private Answer create(RestCall call) {
    JsonNode body = call.body("incident");
    String title = body.path("title").asText("");
    String urgency = body.path("urgency").asText("high");
    if (title.isBlank() || !body.path("type").asText("").equals("incident")) {
      throw ApiError.invalid("Title can't be blank, and type must be incident");
    }
    if (title.length() > TITLE) {
      throw ApiError.invalid("Title is too long (maximum is 1024 characters)");
    }
    if (!Set.of("high", "low").contains(urgency)) {
      throw ApiError.invalid("Urgency must be high or low");
    }
    SimulatedService service = service(body.path("service"));
    String key = body.path("incident_key").asText("");
    refuseOpen(service, key);
    var details = new IncidentDetails(key, details(body), priority(body), assignees(body));
    Incident.Agent by = Incident.Agent.user(call.by());
    ObjectNode answer = Json.object();
    answer.set(
        "incident", json.shown(book.trigger(service, title, urgency, by, call.via(), details)));
    return Answer.json(201, answer);
  }

  private SimulatedService service(JsonNode reference) {
    SimulatedService service = world.services.get(reference.path("id").asText(""));
    if (service == null) {
      throw new ApiError(400, 5002, "Service Not Found");
    }
    if (world.closed.containsKey(service.id())) {
      throw ApiError.invalid("Incident could not be created");
    }
    if (!reference.path("type").asText("").startsWith("service")) {
      throw ApiError.invalid("Service must be a service_reference");
    }
    return service;
  }

  private void refuseOpen(SimulatedService service, String key) {
    boolean open =
        world.incidents.values().stream()
            .anyMatch(
                one ->
                    one.key.equals(key)
                        && one.serviceId.equals(service.id())
                        && one.status != IncidentStatus.RESOLVED);
    if (open) {
      throw ApiError.invalid(
          "Open incident with matching dedup key already exists on this service");
    }
  }

  private static String details(JsonNode incident) {
    JsonNode body = incident.path("body");
    if (!body.isMissingNode() && !body.path("type").asText("").equals("incident_body")) {
      throw ApiError.invalid("Body must be an incident_body");
    }
    return body.path("details").asText("");
  }

  private @Nullable ObjectNode priority(JsonNode incident) {
    if (!incident.hasNonNull("priority")) {
      return null;
    }
    String id = incident.path("priority").path("id").asText("");
    if (!world.priorities.containsKey(id)) {
      throw ApiError.invalid("Priority is unknown");
    }
    return json.priority(id);
  }

  private List<Member> assignees(JsonNode incident) {
    var assignees = new ArrayList<Member>();
    for (JsonNode each : incident.path("assignments")) {
      Member user = world.users.get(each.path("assignee").path("id").asText(""));
      if (user == null) {
        throw ApiError.invalid("Assignee is unknown");
      }
      assignees.add(user);
    }
    if (incident.hasNonNull("escalation_policy")) {
      if (!assignees.isEmpty()) {
        throw ApiError.invalid("Assignments and escalation policy can't both be given");
      }
      String id = incident.path("escalation_policy").path("id").asText("");
      if (!id.equals(world.escalationPolicyId)) {
        throw ApiError.invalid("Escalation policy is unknown");
      }
    }
    return assignees;
  }
}
