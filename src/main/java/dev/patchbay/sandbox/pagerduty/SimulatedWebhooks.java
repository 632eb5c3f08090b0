package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.pagerduty.delivery.WebhookDeliveries;
import dev.patchbay.sandbox.pagerduty.delivery.WebhookHabits;
import dev.patchbay.sandbox.pagerduty.delivery.WebhookResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The account's webhook subscriptions, looked into and driven without the API. Thread-safe. */
public final class SimulatedWebhooks {
  private final World world;
  private final WebhookDeliveries deliveries;
  private final IncidentBook.Listener listeners;

  SimulatedWebhooks(World world, WebhookDeliveries deliveries, IncidentBook.Listener listeners) {
    this.world = world;
    this.deliveries = deliveries;
    this.listeners = listeners;
  }

  /** With their secrets, for tests. */
  public List<StoredSubscription> stored() {
    synchronized (world) {
      return List.copyOf(world.subscriptions.values());
    }
  }

  /** Adds one, or changes one that is there, as if it had been done on PagerDuty's own screen. */
  public StoredSubscription put(StoredSubscription subscription) {
    synchronized (world) {
      world.secrets.add(subscription.secret());
      world.subscriptions.put(subscription.id(), subscription);
    }
    return subscription;
  }

  /** As after three deliveries in a row that were dropped. */
  public void disable(String id) {
    synchronized (world) {
      world.subscriptions.computeIfPresent(
          id, (key, one) -> one.withHealth(0, Optional.of(world.now().plus(Duration.ofHours(24)))));
    }
  }

  public void remove(String id) {
    synchronized (world) {
      world.subscriptions.remove(id);
    }
  }

  /** Takes a type away from those that a subscription can name: not every account has them all. */
  public void withoutEventType(String type) {
    synchronized (world) {
      world.webhookEventTypes.remove(type);
    }
  }

  public void habits(WebhookHabits habits) {
    deliveries.habits(habits);
  }

  /** An event of any type about an incident as it stands, by this user. */
  public void publish(String incident, String type, String userId) {
    synchronized (world) {
      listeners.happened(incident(incident), type, agent(userId));
    }
  }

  /** The same with {@code data} of another kind, such as {@code incident_responder}. */
  public void publish(String incident, String type, String userId, ObjectNode data) {
    synchronized (world) {
      listeners.happened(incident(incident), type, agent(userId), data);
    }
  }

  /** Whatever bytes, signed as if they were the subscription's. */
  void send(String subscriptionId, String type, String body) {
    deliveries.send(subscriptionId, "", type, body);
  }

  /** Waits until every webhook has been delivered or dropped; false after {@code limit}. */
  public boolean await(Duration limit) throws InterruptedException {
    return deliveries.await(limit);
  }

  public List<WebhookResult> results() {
    return deliveries.results();
  }

  private Incident incident(String idOrNumber) {
    return world
        .incident(idOrNumber)
        .orElseThrow(() -> new IllegalArgumentException("no such incident: " + idOrNumber));
  }

  private Incident.Agent agent(String userId) {
    Member user = world.users.get(userId);
    if (user == null) {
      throw new IllegalArgumentException("no such user: " + userId);
    }
    return Incident.Agent.user(user);
  }
}
