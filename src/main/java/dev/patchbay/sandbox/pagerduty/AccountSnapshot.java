package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.pagerduty.rest.ExtensionJson;
import dev.patchbay.sandbox.pagerduty.rest.IncidentJson;
import dev.patchbay.sandbox.pagerduty.rest.ServiceRoutes;
import dev.patchbay.sandbox.pagerduty.rest.SubscriptionRoutes;
import dev.patchbay.sandbox.wire.Json;

/** All that the account holds, as the API shows it. Thread-safe. */
final class AccountSnapshot {
  private final World world;
  private final ServiceRoutes services;
  private final IncidentJson incidentJson;
  private final ExtensionJson extensionJson;
  private final SubscriptionRoutes subscriptions;

  AccountSnapshot(
      World world,
      ServiceRoutes services,
      IncidentJson incidentJson,
      ExtensionJson extensionJson,
      SubscriptionRoutes subscriptions) {
    this.world = world;
    this.services = services;
    this.incidentJson = incidentJson;
    this.extensionJson = extensionJson;
    this.subscriptions = subscriptions;
  }

  JsonNode shown() {
    ObjectNode all = Json.object();
    all.put("subdomain", world.settings.subdomain()).put("region", world.settings.region());
    synchronized (world) {
      all.set(
          "services", Json.array(world.services.values().stream().map(services::shown).toList()));
      all.set("users", Json.array(world.users.values().stream().map(incidentJson::user).toList()));
      all.set(
          "incidents",
          Json.array(world.incidents.values().stream().map(incidentJson::shown).toList()));
      all.set(
          "extensions",
          Json.array(
              world.extensions.values().stream()
                  .map(extension -> extensionJson.shown(extension, true))
                  .toList()));
      all.set(
          "webhook_subscriptions",
          Json.array(world.subscriptions.values().stream().map(subscriptions::shown).toList()));
    }
    return all;
  }
}
