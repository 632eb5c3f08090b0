package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What responders do to an incident beside changing it (reference/pagerduty.md §2.4). */
public final class ResponseRoutes {
  private static final String WRITE = "incidents.write";
  private static final long LONGEST_SNOOZE = 604_800;

  private final World world;
  private final IncidentBook book;
  private final IncidentJson json;

  public ResponseRoutes(World world, IncidentBook book, IncidentJson json) {
    this.world = world;
    this.book = book;
    this.json = json;
  }

  public List<Route> routes() {
    Role.Right right = Role.Right.CHANGE_INCIDENTS;
    List<Route> own =
        List.of(
            Route.read("/incidents/{id}/alerts", "incidents.read", this::alerts),
            Route.write("POST", "/incidents/{id}/snooze", WRITE, right, this::snooze).needingFrom(),
            Route.write("POST", "/incidents/{id}/status_updates", WRITE, right, this::status)
                .needingFrom(),
            Route.write(
                "POST", "/incidents/{id}/responder_requests", WRITE, right, this::responders));
    return Stream.concat(own.stream(), new WorkflowRoutes(world, book).routes().stream()).toList();
  }

  /** What an integration triggered has one alert, which holds what the tool sent. */
  private Answer alerts(RestCall call) {
    Incident incident = find(call);
    boolean integrated =
        incident.history.stream()
            .findFirst()
            .filter(it -> it.via().equals("integration"))
            .isPresent();
    return call.page("alerts", integrated ? List.of(incident) : List.of(), this::alert);
  }

  private ObjectNode alert(Incident incident) {
    ObjectNode alert =
        Json.object()
            .put("id", incident.firstLogEntry)
            .put("type", "alert")
            .put("summary", incident.title)
            .put("created_at", World.time(incident.createdAt))
            .put("status", incident.status == IncidentStatus.RESOLVED ? "resolved" : "triggered")
            .put("alert_key", incident.key)
            .put("severity", "critical")
            .put("suppressed", false);
    ObjectNode body = alert.putObject("body").put("type", "alert_body");
    body.putObject("details").put("host", "db-7").put("free", "2 %");
    body.putArray("contexts")
        .addObject()
        .put("type", "link")
        .put("href", "https://runbooks.example/disk")
        .put("text", "Runbook");
    return alert;
  }

  private Answer snooze(RestCall call) {
    Incident incident = find(call);
    long seconds = body(call).path("duration").asLong(0);
    if (seconds < 1 || seconds > LONGEST_SNOOZE) {
      throw new ApiError(400, 1013, "Snooze duration must be between 1 and 604800 seconds");
    }
    if (incident.status != IncidentStatus.ACKNOWLEDGED) {
      throw new ApiError(400, 1012, "Incident Not Acknowledged");
    }
    incident.snoozedUntil = world.now().plusSeconds(seconds);
    book.noted(incident, "snooze " + seconds, call.by(), call.via());
    ObjectNode answer = Json.object();
    answer.set("incident", json.shown(incident));
    return Answer.json(201, answer);
  }

  private Answer status(RestCall call) {
    Incident incident = find(call);
    String message = body(call).path("message").asText("");
    if (message.isBlank()) {
      throw ApiError.invalid("Message can't be blank");
    }
    book.noted(incident, "status " + message, call.by(), call.via());
    ObjectNode answer = Json.object();
    answer
        .putObject("status_update")
        .put("id", world.ids.object())
        .put("message", message)
        .put("created_at", World.time(world.now()))
        .set("sender", json.user(call.by()));
    return Answer.json(200, answer);
  }

  /** It takes no From header: the body says who asks. */
  private Answer responders(RestCall call) {
    Incident incident = find(call);
    JsonNode body = body(call);
    var requester = Optional.ofNullable(world.users.get(body.path("requester_id").asText("")));
    if (requester.isEmpty()) {
      throw new ApiError(400, 1008, "Requester User Not Found");
    }
    if (body.path("message").asText("").isBlank()) {
      throw ApiError.invalid("Message can't be blank");
    }
    List<String> targets = new ArrayList<>();
    for (JsonNode each : body.path("responder_request_targets")) {
      JsonNode target = each.path("responder_request_target");
      String id = target.path("id").asText("");
      boolean known =
          switch (target.path("type").asText("")) {
            case "user_reference" -> world.users.containsKey(id);
            case "escalation_policy_reference" -> world.onCalls.policies().containsKey(id);
            default -> false;
          };
      if (!known) {
        throw ApiError.invalid("Responder request target is unknown");
      }
      targets.add(id);
    }
    if (targets.isEmpty()) {
      throw ApiError.invalid("Responder request targets can't be blank");
    }
    book.noted(incident, "responders " + String.join(" ", targets), requester.get(), call.via());
    ObjectNode answer = Json.object();
    answer
        .putObject("responder_request")
        .put("message", body.path("message").asText())
        .put("requested_at", World.time(world.now()))
        .set("requester", json.user(requester.get()));
    return Answer.json(200, answer);
  }

  private static JsonNode body(RestCall call) {
    return Json.parse(call.http().body())
        .filter(JsonNode::isObject)
        .orElseThrow(() -> ApiError.invalid("the body must be an object"));
  }

  private Incident find(RestCall call) {
    return world.incident(call.id()).orElseThrow(ApiError::notFound);
  }
}
