package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** /incidents and their notes (reference/pagerduty.md §2.4). */
public final class IncidentRoutes {
  private static final String WRITE = "incidents.write";

  private final World world;
  private final IncidentBook book;
  private final IncidentJson json;

  public IncidentRoutes(World world, IncidentBook book, IncidentJson json) {
    this.world = world;
    this.book = book;
    this.json = json;
  }

  public List<Route> routes() {
    Role.Right right = Role.Right.CHANGE_INCIDENTS;
    return List.of(
        Route.read("/incidents", "incidents.read", this::list),
        Route.read("/incidents/{id}", "incidents.read", this::one),
        new TriggerRoute(world, book, json).route(),
        Route.write("PUT", "/incidents/{id}", WRITE, right, this::update).needingFrom(),
        Route.read("/incidents/{id}/notes", "incidents.read", this::notes),
        Route.write("POST", "/incidents/{id}/notes", WRITE, right, this::annotate).needingFrom());
  }

  private Answer list(RestCall call) {
    Call http = call.http();
    List<String> statuses = http.params("statuses[]");
    List<String> urgencies = http.params("urgencies[]");
    List<String> services = http.params("service_ids[]");
    List<String> users = http.params("user_ids[]");
    List<Incident> found =
        world.incidents.values().stream()
            .filter(one -> statuses.isEmpty() || statuses.contains(one.status.wire()))
            .filter(one -> urgencies.isEmpty() || urgencies.contains(one.urgency))
            .filter(one -> services.isEmpty() || services.contains(one.serviceId))
            .filter(
                one ->
                    users.isEmpty()
                        || one.assignees.stream().anyMatch(user -> users.contains(user.id())))
            .filter(one -> http.param("incident_key").map(one.key::equals).orElse(true))
            .sorted(order(http.param("sort_by").orElse("")))
            .toList();
    return call.page("incidents", found, json::shown);
  }

  /** Numbers rise with the time of creation. */
  private static Comparator<Incident> order(String sortBy) {
    Comparator<Incident> rising = Comparator.comparingLong(one -> one.number);
    return sortBy.endsWith(":desc") ? rising.reversed() : rising;
  }

  private Answer one(RestCall call) {
    return answer(200, find(call));
  }

  private Answer update(RestCall call) {
    Incident incident = find(call);
    JsonNode body = call.body("incident");
    if (!body.path("type").asText("").startsWith("incident")) {
      throw ApiError.invalid("Type must be incident_reference");
    }
    JsonNode assignments = body.path("assignments");
    List<Member> assignees = assignments.isArray() ? assignees(assignments) : List.of();
    if (body.has("status")) {
      IncidentStatus status =
          IncidentStatus.of(body.path("status").asText(""))
              .orElseThrow(() -> new ApiError(400, 1003, "Invalid Status Provided"));
      book.change(incident, status, call.by(), call.via());
    }
    if (body.hasNonNull("title")) {
      incident.title = body.path("title").asText();
    }
    if (Set.of("high", "low").contains(body.path("urgency").asText(""))) {
      incident.urgency = body.path("urgency").asText();
    }
    if (body.has("escalation_level")) {
      escalate(call, incident, body.path("escalation_level").asInt(0));
    }
    if (body.has("escalation_policy")) {
      if (!world
          .onCalls
          .policies()
          .containsKey(body.path("escalation_policy").path("id").asText(""))) {
        throw ApiError.invalid("Escalation policy is unknown");
      }
      book.escalate(incident, call.by(), call.via());
    }
    if (body.has("priority")) {
      prioritize(call, incident, body.path("priority"));
    }
    assignees.forEach(to -> book.assign(incident, to, call.by(), call.via()));
    return answer(200, incident);
  }

  private void escalate(RestCall call, Incident incident, int level) {
    String policy = world.onCalls.ofService(incident.serviceId);
    List<Member> onCall =
        world.onCalls.between(world.now(), world.now()).stream()
            .filter(shift -> shift.policyId().equals(policy) && shift.level() == level)
            .flatMap(shift -> Optional.ofNullable(world.users.get(shift.userId())).stream())
            .toList();
    if (onCall.isEmpty()) {
      throw ApiError.invalid("Escalation level is invalid");
    }
    incident.assignees.clear();
    incident.assignees.addAll(onCall);
    book.escalate(incident, call.by(), call.via());
  }

  private void prioritize(RestCall call, Incident incident, JsonNode priority) {
    String id = priority.path("id").asText("");
    if (!priority.isNull() && !world.priorities.containsKey(id)) {
      throw ApiError.invalid("Priority is unknown");
    }
    incident.priority = priority.isNull() ? null : json.priority(id);
    book.noted(incident, "priority", call.by(), call.via());
  }

  private List<Member> assignees(JsonNode assignments) {
    return assignments.findValues("assignee").stream()
        .map(assignee -> world.users.get(assignee.path("id").asText("")))
        .map(
            user -> {
              if (user == null) {
                throw ApiError.invalid("Assignee is unknown");
              }
              return user;
            })
        .toList();
  }

  private Answer notes(RestCall call) {
    ObjectNode body = Json.object();
    body.set("notes", Json.array(find(call).notes.stream().map(json::note).toList()));
    return Answer.json(200, body);
  }

  private Answer annotate(RestCall call) {
    Incident incident = find(call);
    String content = call.body("note").path("content").asText("");
    if (content.isBlank()) {
      throw ApiError.invalid("Content can't be blank");
    }
    ObjectNode body = Json.object();
    body.set("note", json.note(book.annotate(incident, content, call.by(), call.via())));
    return Answer.json(200, body);
  }

  private Incident find(RestCall call) {
    return world.incident(call.id()).orElseThrow(ApiError::notFound);
  }

  private Answer answer(int status, Incident incident) {
    ObjectNode body = Json.object();
    body.set("incident", json.shown(incident));
    return Answer.json(status, body);
  }
}
