package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import java.net.URI;
import java.time.Duration;
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
 * The extension's side of an incident (reference/pagerduty.md §3): posts to Slack in the order of
 * the changes, one queue per extension, and never touches a message again. A 429 is waited out,
 * five tries at most; any other failure is final, and the third in a row disables the extension for
 * a day and drops its queue. Thread-safe; posts on one thread of its own.
 */
public final class Deliveries implements IncidentBook.Listener, AutoCloseable {
  private static final int TRIES = 5;
  private static final int FAILURES = 3;
  private static final Duration DISABLED = Duration.ofHours(24);

  private record Parcel(String extensionId, String incidentId, String type, ObjectNode message) {}

  private final World world;
  private final SlackMessage messages;
  private final SlackPost slack = new SlackPost();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "simulated-pagerduty-extensions");
            made.setDaemon(true);
            return made;
          });
  private final Map<String, Deque<Parcel>> queues = new HashMap<>();
  private final List<DeliveryResult> results = new ArrayList<>();
  private volatile URI slackUrl;

  public Deliveries(World world, SlackMessage messages) {
    this.world = world;
    this.messages = messages;
    slackUrl = world.settings.slackUrl();
  }

  public void slackAt(URI url) {
    slackUrl = url;
  }

  @Override
  public void changed(Incident incident, String type, String by) {
    for (StoredExtension extension : world.extensions.values()) {
      boolean wanted =
          extension.schemaId().equals(world.settings.slackSchemaId())
              && extension.serviceIds().contains(incident.serviceId)
              && extension.authorized(world.switches.get(Switch.Authorizing.class))
              && !extension.disabled(world.now())
              && extension.notifies(type, incident.urgency);
      if (wanted) {
        ObjectNode message = messages.of(incident, type, by).put("channel", extension.channel());
        enqueue(new Parcel(extension.id(), incident.id, type, message));
      }
    }
  }

  public synchronized List<DeliveryResult> results() {
    return List.copyOf(results);
  }

  /** False where something is still on its way after {@code limit}. */
  public synchronized boolean await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!queues.isEmpty()) {
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
    thread.shutdownNow();
  }

  private synchronized void enqueue(Parcel parcel) {
    Deque<Parcel> queue = queues.get(parcel.extensionId());
    if (queue != null) {
      queue.add(parcel);
      return;
    }
    queues.put(parcel.extensionId(), new ArrayDeque<>(List.of(parcel)));
    thread.execute(() -> send(parcel, 1));
  }

  private void send(Parcel parcel, int attempt) {
    StoredExtension extension;
    synchronized (world) {
      extension = world.extensions.get(parcel.extensionId());
    }
    if (extension == null || extension.botToken().isEmpty()) {
      finished(parcel, attempt, new SlackPost.Said.Failed("the extension is gone"));
      return;
    }
    SlackPost.Said said = slack.post(slackUrl, extension.botToken().get(), parcel.message());
    if (said instanceof SlackPost.Said.Wait wait && attempt < TRIES) {
      long millis = wait.time().toMillis();
      var unused = thread.schedule(() -> send(parcel, attempt + 1), millis, TimeUnit.MILLISECONDS);
      return;
    }
    finished(parcel, attempt, said);
  }

  private void finished(Parcel parcel, int attempts, SlackPost.Said said) {
    Optional<String> ts = Optional.empty();
    Optional<String> error = Optional.empty();
    if (said instanceof SlackPost.Said.Posted posted) {
      ts = Optional.of(posted.ts());
    } else {
      error =
          Optional.of(said instanceof SlackPost.Said.Failed failed ? failed.why() : "ratelimited");
    }
    boolean disabled = health(parcel.extensionId(), error.isEmpty());
    DeliveryResult result =
        new DeliveryResult(
            world.now(),
            parcel.extensionId(),
            parcel.incidentId(),
            parcel.type(),
            parcel.message(),
            attempts,
            ts,
            error);
    synchronized (this) {
      results.add(result);
      Deque<Parcel> queue = queues.getOrDefault(parcel.extensionId(), new ArrayDeque<>());
      queue.poll();
      Parcel next = disabled ? null : queue.peek();
      if (next == null) {
        queues.remove(parcel.extensionId());
        notifyAll();
      } else {
        thread.execute(() -> send(next, 1));
      }
    }
  }

  /** Counts the failure or the success; true where the extension is disabled now. */
  private boolean health(String extensionId, boolean ok) {
    synchronized (world) {
      StoredExtension extension = world.extensions.get(extensionId);
      if (extension == null) {
        return true;
      }
      int failures = ok ? 0 : extension.failures() + 1;
      boolean disable = failures >= FAILURES;
      world.extensions.put(
          extensionId,
          disable
              ? extension.withHealth(0, Optional.of(world.now().plus(DISABLED)))
              : extension.withHealth(failures, extension.disabledUntil()));
      return disable;
    }
  }
}
