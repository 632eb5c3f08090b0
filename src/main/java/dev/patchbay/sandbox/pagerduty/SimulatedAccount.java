package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.pagerduty.account.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the account holds, set up and looked into without the API. Thread-safe. */
public final class SimulatedAccount {
  private final World world;

  SimulatedAccount(World world) {
    this.world = world;
  }

  public void register(OAuthApp app) {
    synchronized (world) {
      world.apps.put(app.clientId(), app);
    }
  }

  public Member addUser(String name, String email, Role role) {
    return put(new Member(world.ids.object(), name, email, role));
  }

  /** Adds the user, or gives one with this id another name, address or role. */
  public Member put(Member user) {
    synchronized (world) {
      world.users.put(user.id(), user);
    }
    return user;
  }

  public SimulatedService addService(String name) {
    return put(new SimulatedService(world.ids.object(), name));
  }

  public SimulatedService put(SimulatedService service) {
    synchronized (world) {
      world.services.put(service.id(), service);
    }
    return service;
  }

  /**
   * From now on the service is {@code disabled} or in {@code maintenance}: it takes no incident.
   */
  public void close(String service, String status) {
    synchronized (world) {
      world.closed.put(service, status);
    }
  }

  /** Escalation policies, and who is on call. */
  public SimulatedOnCalls onCalls() {
    return new SimulatedOnCalls(world);
  }

  public List<Member> users() {
    synchronized (world) {
      return List.copyOf(world.users.values());
    }
  }

  public List<SimulatedService> services() {
    synchronized (world) {
      return List.copyOf(world.services.values());
    }
  }

  /** With the real tokens, for tests. */
  public Optional<StoredExtension> stored(String extensionId) {
    synchronized (world) {
      return Optional.ofNullable(world.extensions.get(extensionId));
    }
  }

  /** With the real tokens, for tests. */
  public List<StoredExtension> stored() {
    synchronized (world) {
      return List.copyOf(world.extensions.values());
    }
  }

  /** As if it had been made outside of the API, with PagerDuty's own app. */
  public String addExtension(String name, String serviceId, ObjectNode config) {
    StoredExtension made =
        new StoredExtension(
            world.ids.object(),
            name,
            world.settings.slackSchemaId(),
            List.of(serviceId),
            null,
            config,
            world.now(),
            0,
            Optional.empty());
    synchronized (world) {
      world.extensions.put(made.id(), made);
    }
    return made.id();
  }

  /** As if someone had edited it in PagerDuty's pages. */
  public void changeConfig(String id, Consumer<ObjectNode> edit) {
    synchronized (world) {
      StoredExtension before = stored(id).orElseThrow();
      ObjectNode config = before.config().deepCopy();
      edit.accept(config);
      StoredExtension after =
          new StoredExtension(
              id,
              before.name(),
              before.schemaId(),
              before.serviceIds(),
              before.endpointUrl(),
              config,
              before.createdAt(),
              before.failures(),
              before.disabledUntil());
      world.extensions.put(id, after);
    }
  }

  /** As after three messages in a row that Slack refused. */
  public void pauseExtension(String id, Instant until) {
    synchronized (world) {
      world.extensions.computeIfPresent(id, (key, one) -> one.withHealth(0, Optional.of(until)));
    }
  }

  public void removeExtension(String id) {
    synchronized (world) {
      world.extensions.remove(id);
    }
  }
}
