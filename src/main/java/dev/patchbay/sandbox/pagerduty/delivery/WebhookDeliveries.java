package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The subscriptions' side of an incident (reference/pagerduty.md §5): signed webhooks in the order
 * of the changes for each subscription and incident; no answer, 429 and 5xx are repeated for 48
 * hours with those behind waiting, any other 4xx is dropped, and the third drop in a row disables
 * the subscription for a day and drops its queues. Thread-safe.
 */
public final class WebhookDeliveries implements IncidentBook.Listener, AutoCloseable {
  private static final int DROPS = 3;
  private static final Duration DISABLED = Duration.ofHours(24);
  private static final Duration GIVEN_UP = Duration.ofDays(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private record Line(String subscriptionId, String incidentId) {}

  private record Webhook(Line line, String id, String type, String body, Instant made) {}

  private final World world;
  private final WebhookJson json;
  private final WebhookPost post = new WebhookPost();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          8,
          work -> {
            Thread made = new Thread(work, "simulated-pagerduty-webhooks");
            made.setDaemon(true);
            return made;
          });
  private final Map<Line, Deque<Webhook>> queues = new HashMap<>();
  private final List<WebhookResult> results = new ArrayList<>();
  private int loose;
  private volatile WebhookHabits habits = WebhookHabits.usual();

  public WebhookDeliveries(World world) {
    this.world = world;
    this.json = new WebhookJson(world);
  }

  public void habits(WebhookHabits changed) {
    habits = changed;
  }

  @Override
  public void changed(Incident incident, String type, String by) {
    // In an extension's words; those of a subscription come below.
  }

  @Override
  public void happened(Incident incident, String type, Incident.Agent by) {
    publish(incident, type, json.event(type, "incident", json.agent(by), json.incident(incident)));
  }

  @Override
  public void happened(Incident incident, String type, Incident.Agent by, ObjectNode data) {
    data.set("incident", json.incidentReference(incident));
    publish(incident, type, json.event(type, "incident", json.agent(by), data));
  }

  private void publish(Incident incident, String type, JsonNode event) {
    for (StoredSubscription subscription : world.subscriptions.values()) {
      if (subscription.wants(type, incident.serviceId, world.now())) {
        send(subscription.id(), incident.id, type, Json.text(event));
      }
    }
  }

  /** A test event, also where nobody subscribed to it. */
  public void ping(StoredSubscription subscription) {
    send(subscription.id(), "", "pagey.ping", Json.text(json.ping()));
  }

  /** Sends {@code body}, whatever it is, signed as the subscription's. */
  public void send(String subscriptionId, String incidentId, String type, String body) {
    var line = new Line(subscriptionId, incidentId);
    var webhook = new Webhook(line, world.ids.uuid(), type, body, world.now());
    for (int i = 0; i < habits.copies(); i++) {
      if (habits.shuffled()) {
        shuffled(webhook);
      } else {
        enqueue(webhook);
      }
    }
  }

  private synchronized void shuffled(Webhook webhook) {
    loose++;
    long millis = world.settings.random().nextInt(50);
    var unused = threads.schedule(() -> attempt(webhook, 1, false), millis, TimeUnit.MILLISECONDS);
  }

  private synchronized void enqueue(Webhook webhook) {
    Deque<Webhook> queue = queues.get(webhook.line());
    if (queue != null) {
      queue.add(webhook);
      return;
    }
    queues.put(webhook.line(), new ArrayDeque<>(List.of(webhook)));
    threads.execute(() -> attempt(webhook, 1, true));
  }

  public synchronized List<WebhookResult> results() {
    return List.copyOf(results);
  }

  /** False where something is still on its way after {@code limit}. */
  public synchronized boolean await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!queues.isEmpty() || loose > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void attempt(Webhook webhook, int attempt, boolean queued) {
    StoredSubscription to;
    synchronized (world) {
      to = world.subscriptions.get(webhook.line().subscriptionId());
    }
    if (to == null || to.disabled(world.now())) {
      finished(webhook, attempt, 0, queued);
      return;
    }
    URI url = URI.create(to.url());
    byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
    int status = post.send(url, to.secret(), to.id(), webhook.id(), body, habits.decoys());
    boolean again = status == 0 || status == 429 || status >= 500;
    if (again && webhook.made().plus(GIVEN_UP).isAfter(world.now())) {
      long millis = pause(attempt).toMillis();
      var unused =
          threads.schedule(
              () -> attempt(webhook, attempt + 1, queued), millis, TimeUnit.MILLISECONDS);
    } else {
      finished(webhook, attempt, status, queued);
    }
  }

  private Duration pause(int attempt) {
    Duration pause = habits.firstPause().multipliedBy(1L << Math.min(attempt - 1, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void finished(Webhook webhook, int attempts, int status, boolean queued) {
    var line = webhook.line();
    var result =
        new WebhookResult(
            world.now(),
            line.subscriptionId(),
            webhook.id(),
            webhook.type(),
            line.incidentId(),
            attempts,
            status);
    boolean disabled = health(line.subscriptionId(), result.delivered());
    synchronized (this) {
      results.add(result);
      if (!queued) {
        loose--;
      } else {
        next(line, disabled);
      }
      notifyAll();
    }
  }

  private synchronized void next(Line line, boolean disabled) {
    Deque<Webhook> queue = queues.getOrDefault(line, new ArrayDeque<>());
    queue.poll();
    Webhook next = disabled ? null : queue.peek();
    if (next == null) {
      queues.remove(line);
    } else {
      threads.execute(() -> attempt(next, 1, true));
    }
  }

  /** Counts the drop or the success; true where the subscription is disabled now. */
  private boolean health(String id, boolean ok) {
    synchronized (world) {
      StoredSubscription subscription = world.subscriptions.get(id);
      if (subscription == null) {
        return true;
      }
      int drops = ok ? 0 : subscription.drops() + 1;
      boolean disable = drops >= DROPS;
      world.subscriptions.put(
          id,
          disable
              ? subscription.withHealth(0, Optional.of(world.now().plus(DISABLED)))
              : subscription.withHealth(drops, subscription.disabledUntil()));
      return disable || subscription.disabled(world.now());
    }
  }
}
