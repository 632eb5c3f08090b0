package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;

/**
 * An extension as the API shows it (reference/pagerduty.md §3.2, §3.3): tokens hidden, and keys of
 * PagerDuty's own beside what was written.
 */
public final class ExtensionJson {
  private final World world;

  public ExtensionJson(World world) {
    this.world = world;
  }

  public ObjectNode shown(StoredExtension extension, boolean withHealth) {
    String id = extension.id();
    ObjectNode shown =
        Json.object()
            .put("id", id)
            .put("name", extension.name())
            .put("summary", extension.name())
            .put("type", "webhook")
            .put("self", world.selfLink("/webhooks/" + id))
            .put("html_url", (String) null)
            .put("endpoint_url", extension.endpointUrl());
    shown.set("extension_objects", services(extension));
    shown.set("extension_schema", schema(extension.schemaId()));
    shown.set("config", config(extension));
    shown.put("authorized", extension.authorized(world.switches.get(Switch.Authorizing.class)));
    shown.put("authorization_url", "https://app.pagerduty.com/slack_oauth?webhook=" + id);
    if (withHealth) {
      shown.put("temporarily_disabled", extension.disabled(world.now()));
    }
    return shown;
  }

  private ArrayNode services(StoredExtension extension) {
    ArrayNode services = Json.array();
    for (String id : extension.serviceIds()) {
      SimulatedService service = world.services.get(id);
      services.add(
          References.to(
              id,
              "service_reference",
              service == null ? id : service.name(),
              world.selfLink("/services/" + id),
              world.webLink("/service-directory/" + id)));
    }
    return services;
  }

  private ObjectNode schema(String id) {
    String label =
        world.schemas.stream()
            .filter(schema -> schema.id().equals(id))
            .map(World.Schema::label)
            .findFirst()
            .orElse(id);
    return References.to(
        id, "extension_schema_reference", label, world.selfLink("/extension_schemas/" + id), null);
  }

  private ObjectNode config(StoredExtension extension) {
    ObjectNode config = extension.config().deepCopy();
    config.remove("bot_access_token_v2");
    config.remove("bot");
    if (world.switches.is(Switch.Redaction.ALL_REMOVED)) {
      config.remove("access_token");
    } else if (config.has("access_token")) {
      config.put("access_token", "redacted");
    }
    config.put("webhook_id", extension.id());
    config.put("service_profile", 1);
    return config;
  }
}
