package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Incident workflows, which an account without that ability is asked to pay for. */
final class WorkflowRoutes {
  private final World world;
  private final IncidentBook book;

  WorkflowRoutes(World world, IncidentBook book) {
    this.world = world;
    this.book = book;
  }

  List<Route> routes() {
    return List.of(
        Route.read("/incident_workflows", "incident_workflows.read", this::list),
        Route.write(
            "POST",
            "/incident_workflows/{id}/instances",
            "incident_workflows:instances.write",
            Role.Right.CHANGE_INCIDENTS,
            this::run));
  }

  private Answer list(RestCall call) {
    String query = call.http().param("query").orElse("").toLowerCase(Locale.ROOT);
    var found =
        world.workflows.entrySet().stream()
            .filter(each -> each.getValue().toLowerCase(Locale.ROOT).contains(query))
            .toList();
    return call.page("incident_workflows", found, this::shown);
  }

  private ObjectNode shown(Map.Entry<String, String> workflow) {
    return Json.object()
        .put("id", workflow.getKey())
        .put("type", "incident_workflow")
        .put("name", workflow.getValue())
        .put("description", "")
        .put("created_at", World.time(world.now()))
        .put("self", world.selfLink("/incident_workflows/" + workflow.getKey()))
        .put("html_url", world.webLink("/flex-workflows/workflows/" + workflow.getKey()));
  }

  private Answer run(RestCall call) {
    String name = world.workflows.get(call.id());
    if (name == null) {
      throw ApiError.notFound();
    }
    JsonNode about = call.body("incident_workflow_instance").path("incident");
    Incident incident = world.incident(about.path("id").asText("")).orElseThrow(ApiError::notFound);
    book.noted(incident, "workflow " + name, call.by(), call.via());
    ObjectNode answer = Json.object();
    answer
        .putObject("incident_workflow_instance")
        .put("id", world.ids.object())
        .put("type", "incident_workflow_instance")
        .set("incident", Json.object().put("id", incident.id).put("type", "incident_reference"));
    return Answer.json(201, answer);
  }
}
