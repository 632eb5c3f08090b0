package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** /services and /extension_schemas (reference/pagerduty.md §2.1, §2.2). */
public final class ServiceRoutes {
  private final World world;
  private final IncidentJson json;

  public ServiceRoutes(World world, IncidentJson json) {
    this.world = world;
    this.json = json;
  }

  public List<Route> routes() {
    return List.of(
        Route.read("/services", "services.read", this::list),
        Route.read("/services/{id}", "services.read", this::one),
        Route.read("/extension_schemas", "extension_schemas.read", this::schemas),
        Route.read("/extension_schemas/{id}", "extension_schemas.read", this::schema));
  }

  private Answer list(RestCall call) {
    String query = call.http().param("query").orElse("").toLowerCase(Locale.ROOT);
    String name = call.http().param("name").orElse("");
    List<SimulatedService> found =
        world.services.values().stream()
            .filter(service -> service.name().toLowerCase(Locale.ROOT).contains(query))
            .filter(service -> name.isEmpty() || service.name().equals(name))
            .sorted(Comparator.comparing(SimulatedService::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    return call.page("services", found, this::shown);
  }

  private Answer one(RestCall call) {
    SimulatedService service = world.services.get(call.id());
    if (service == null) {
      throw ApiError.notFound();
    }
    ObjectNode body = Json.object();
    body.set("service", shown(service));
    return Answer.json(200, body);
  }

  public ObjectNode shown(SimulatedService service) {
    ObjectNode shown =
        References.to(
                service.id(),
                "service",
                service.name(),
                world.selfLink("/services/" + service.id()),
                world.webLink("/service-directory/" + service.id()))
            .put("name", service.name())
            .put("description", "")
            .put("auto_resolve_timeout", 14_400)
            .put("acknowledgement_timeout", 1_800)
            .put("created_at", "2026-01-01T00:00:00Z")
            .put("status", status(service))
            .put("alert_creation", "create_alerts_and_incidents");
    shown.set("escalation_policy", json.policy(world.onCalls.ofService(service.id())));
    shown.set("teams", Json.array());
    shown.set("integrations", Json.array());
    shown.set("scheduled_actions", Json.array());
    shown.set("addons", Json.array());
    shown.set(
        "incident_urgency_rule", Json.object().put("type", "constant").put("urgency", "high"));
    return shown;
  }

  private String status(SimulatedService service) {
    String closed = world.closed.get(service.id());
    if (closed != null) {
      return closed;
    }
    List<IncidentStatus> here =
        world.incidents.values().stream()
            .filter(incident -> incident.serviceId.equals(service.id()))
            .map(incident -> incident.status)
            .toList();
    return here.contains(IncidentStatus.TRIGGERED)
        ? "critical"
        : here.contains(IncidentStatus.ACKNOWLEDGED) ? "warning" : "active";
  }

  private Answer schemas(RestCall call) {
    return call.page("extension_schemas", world.schemas, this::shown);
  }

  private Answer schema(RestCall call) {
    ObjectNode body = Json.object();
    body.set(
        "extension_schema",
        world.schemas.stream()
            .filter(schema -> schema.id().equals(call.id()))
            .findFirst()
            .map(this::shown)
            .orElseThrow(ApiError::notFound));
    return Answer.json(200, body);
  }

  private ObjectNode shown(World.Schema schema) {
    ObjectNode shown =
        References.to(
                schema.id(),
                "extension_schema",
                schema.label(),
                world.selfLink("/extension_schemas/" + schema.id()),
                null)
            .put("label", schema.label())
            .put("key", schema.key())
            .put("description", schema.label() + " extension")
            .put("guide_url", "https://support.pagerduty.com/docs/" + schema.key())
            .put("icon_url", "https://pdpartner.example/" + schema.key() + "/icon.png")
            .put("logo_url", "https://pdpartner.example/" + schema.key() + "/logo.png")
            .put("url", "https://pdpartner.example/" + schema.key());
    shown.putArray("send_types").add("trigger").add("acknowledge").add("resolve").add("assign");
    return shown;
  }
}
