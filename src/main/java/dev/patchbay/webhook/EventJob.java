package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.RedactedBody;
import dev.patchbay.pagerduty.event.WebhookEvent;
import dev.patchbay.pagerduty.event.WebhookEventReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an incident's events on, one after the other: a job per incident keeps them in order. An
 * event that fails too often is left behind, so that those after it come through.
 */
final class EventJob {
  static final String NAME = "incident-events";

  private static final int AT_ONCE = 50;
  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Duration OLDEST = Duration.ofDays(3_650);
  private static final Logger log = LoggerFactory.getLogger(EventJob.class);

  private final Transactions transactions;
  private final Jobs jobs;
  private final InboxStore store;
  private final WebhookEventReader reader;
  private final EventListener listener;

  EventJob(
      Transactions transactions,
      Jobs jobs,
      InboxStore store,
      WebhookEventReader reader,
      EventListener listener) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.store = store;
    this.reader = reader;
    this.listener = listener;
  }

  static String id(IncidentId incident) {
    return incident.account() + "/" + incident.value();
  }

  Job job() {
    return new Job(NAME, Lane.EVENTS, this::run, this::giveUp);
  }

  private Next run(String id) {
    var incident = incident(id);
    List<InboxStore.Waiting> waiting = store.waiting(incident, AT_ONCE);
    var seen = new HashSet<String>();
    try {
      waiting.forEach(event -> handOn(incident, event, !seen.add(event.eventId())));
    } catch (EventDelayedException e) {
      return new Next.NotBefore(e.until());
    }
    // What came meanwhile submitted this job again; what did not fit is its next run.
    return waiting.size() < AT_ONCE ? new Next.Finished() : new Next.Again(Duration.ZERO);
  }

  private void handOn(IncidentId incident, InboxStore.Waiting waiting, boolean twice) {
    Optional<WebhookEvent> read = reader.read(waiting.body());
    if (read.isEmpty() || twice || waiting.seen()) {
      store.tick(waiting.id(), "done", Optional.empty());
      return;
    }
    var event = read.get();
    Runnable result = listener.prepare(event(incident, event, waiting));
    transactions.together(
        () -> {
          result.run();
          if (event.type() == EventType.OTHER) {
            String redacted = RedactedBody.of(waiting.body().getBytes(StandardCharsets.UTF_8));
            store.tick(waiting.id(), "kept", Optional.of(redacted));
          } else {
            store.tick(waiting.id(), "done", Optional.empty());
          }
        });
  }

  private static IncidentEvent event(
      IncidentId incident, WebhookEvent event, InboxStore.Waiting waiting) {
    return new IncidentEvent(
        event.id(),
        event.type(),
        event.typeName(),
        event
            .occurredAt()
            .filter(at -> likely(at, waiting.receivedAt()))
            .orElse(waiting.receivedAt()),
        incident,
        event.service(),
        event.agent(),
        event.snapshot(),
        event.detail(),
        waiting.body());
  }

  /** One from the future would be newer than all that follows it. */
  private static boolean likely(Instant at, Instant received) {
    return at.isBefore(received.plus(AHEAD)) && at.isAfter(received.minus(OLDEST));
  }

  /** In the transaction that buries the job: the event in front is what fails. */
  private void giveUp(String id) {
    var incident = incident(id);
    List<InboxStore.Waiting> waiting = store.waiting(incident, 2);
    if (!waiting.isEmpty()) {
      log.error(
          "Webhook event given up event={} incident={}; the incident's next one is tried",
          waiting.get(0).eventId(),
          incident);
      store.tick(waiting.get(0).id(), "failed", Optional.empty());
    }
    if (waiting.size() > 1) {
      jobs.submit(NAME, id);
    }
  }

  private static IncidentId incident(String id) {
    int slash = id.lastIndexOf('/');
    return new IncidentId(AccountId.of(id.substring(0, slash)), id.substring(slash + 1));
  }
}
