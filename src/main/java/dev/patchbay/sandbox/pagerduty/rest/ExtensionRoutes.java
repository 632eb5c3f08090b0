package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** /extensions (reference/pagerduty.md §2.3, §3). */
public final class ExtensionRoutes {
  private final World world;
  private final ExtensionJson json;

  public ExtensionRoutes(World world, ExtensionJson json) {
    this.world = world;
    this.json = json;
  }

  public List<Route> routes() {
    Role.Right right = Role.Right.CHANGE_EXTENSIONS;
    String scope = "extensions.write";
    return List.of(
        Route.read("/extensions", "extensions.read", this::list),
        Route.read("/extensions/{id}", "extensions.read", this::one),
        Route.write("POST", "/extensions", scope, right, this::create),
        Route.write("PUT", "/extensions/{id}", scope, right, this::replace),
        Route.write("DELETE", "/extensions/{id}", scope, right, this::delete),
        Route.write("POST", "/extensions/{id}/enable", scope, right, this::enable));
  }

  private Answer list(RestCall call) {
    Optional<String> service = call.http().param("extension_object_id");
    Optional<String> schema = call.http().param("extension_schema_id");
    String query = call.http().param("query").orElse("").toLowerCase(Locale.ROOT);
    List<StoredExtension> found =
        world.extensions.values().stream()
            .filter(one -> service.map(one.serviceIds()::contains).orElse(true))
            .filter(one -> schema.map(one.schemaId()::equals).orElse(true))
            .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(query))
            .toList();
    return call.page("extensions", found, one -> json.shown(one, false));
  }

  private Answer one(RestCall call) {
    boolean health = call.http().params("include[]").contains("temporarily_disabled");
    return answer(200, find(call), health);
  }

  private Answer create(RestCall call) {
    JsonNode body = call.body("extension");
    StoredExtension created = read(body, world.ids.object(), Json.object(), world.now());
    world.extensions.put(created.id(), created);
    return answer(201, created, false);
  }

  private Answer replace(RestCall call) {
    StoredExtension before = find(call);
    boolean merge = world.switches.is(Switch.ConfigPut.MERGES);
    ObjectNode kept = merge ? before.config().deepCopy() : Json.object();
    StoredExtension after =
        read(call.body("extension"), before.id(), kept, before.createdAt())
            .withHealth(before.failures(), before.disabledUntil());
    if (!after.schemaId().equals(before.schemaId())
        || !after.serviceIds().equals(before.serviceIds())) {
      throw ApiError.invalid("Extension schema and objects cannot be changed");
    }
    world.extensions.put(after.id(), after);
    return answer(200, after, false);
  }

  private Answer delete(RestCall call) {
    world.extensions.remove(find(call).id());
    return Answer.empty(204);
  }

  private Answer enable(RestCall call) {
    StoredExtension enabled = find(call).withHealth(0, Optional.empty());
    world.extensions.put(enabled.id(), enabled);
    return answer(200, enabled, false);
  }

  private StoredExtension read(JsonNode body, String id, ObjectNode config, Instant createdAt) {
    List<String> errors = new ArrayList<>();
    String name = body.path("name").asText("");
    if (name.isBlank()) {
      errors.add("Name can't be blank");
    }
    String schema = body.path("extension_schema").path("id").asText("");
    if (world.schemas.stream().noneMatch(known -> known.id().equals(schema))
        || !body.path("extension_schema").path("type").asText("").startsWith("extension_schema")) {
      errors.add("Extension schema is invalid");
    }
    List<String> services = new ArrayList<>();
    for (JsonNode object : body.path("extension_objects")) {
      services.add(object.path("id").asText(""));
      if (!object.path("type").asText("").equals("service_reference")
          || !world.services.containsKey(object.path("id").asText(""))) {
        errors.add("Extension objects must be services of this account");
      }
    }
    if (services.isEmpty()) {
      errors.add("Extension objects can't be blank");
    }
    JsonNode given = body.path("config");
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      errors.add("Config must be an object");
    }
    if (!errors.isEmpty()) {
      throw ApiError.invalid(errors.toArray(String[]::new));
    }
    if (given.isObject()) {
      config.setAll((ObjectNode) given.deepCopy());
    }
    if (given.findValuesAsText("access_token").contains("redacted")) {
      world.log.violation("extensions", "a redacted config was written back to " + id);
    }
    String endpoint = body.path("endpoint_url").textValue();
    return new StoredExtension(
        id, name, schema, services, endpoint, config, createdAt, 0, Optional.empty());
  }

  private StoredExtension find(RestCall call) {
    StoredExtension found = world.extensions.get(call.id());
    if (found == null) {
      throw ApiError.notFound();
    }
    return found;
  }

  private Answer answer(int status, StoredExtension extension, boolean health) {
    ObjectNode body = Json.object();
    body.set("extension", json.shown(extension, health));
    return Answer.json(status, body);
  }
}
