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
    try {
      handOn(incident, readAll(waiting));
    } catch (EventDelayedException e) {
      return new Next.NotBefore(e.until());
    }
    // What came meanwhile submitted this job again; what did not fit is its next run.
    return waiting.size() < AT_ONCE ? new Next.Finished() : new Next.Again(Duration.ZERO);
  }

  /**
   * @param event empty where nobody needs it: it cannot be read, or came before
   */
  private record ReadEvent(InboxStore.Waiting waiting, Optional<WebhookEvent> event) {
    boolean unknown() {
      return event.filter(read -> read.type() == EventType.OTHER).isPresent();
    }
  }

  private List<ReadEvent> readAll(List<InboxStore.Waiting> waiting) {
    var seen = new HashSet<String>();
    return waiting.stream()
        .map(
            each ->
                new ReadEvent(
                    each,
                    seen.add(each.eventId()) && !each.seen()
                        ? reader.read(each.body())
                        : Optional.empty()))
        .toList();
  }

  /** Together, as each commit waits for the disk; apart where one fails, so that others count. */
  private void handOn(IncidentId incident, List<ReadEvent> events) {
    try {
      handOnTogether(incident, events);
    } catch (RuntimeException e) {
      if (events.size() == 1) {
        throw e;
      }
      log.debug("{} events of {} are handed on one by one", events.size(), incident, e);
      events.forEach(event -> handOnTogether(incident, List.of(event)));
    }
  }

  private void handOnTogether(IncidentId incident, List<ReadEvent> events) {
    var needed =
        events.stream()
            .flatMap(
                each -> each.event().map(read -> event(incident, read, each.waiting())).stream())
            .toList();
    Runnable result = needed.isEmpty() ? () -> {} : listener.prepareAll(needed);
    transactions.together(
        () -> {
          result.run();
          tick(events);
        });
  }

  private void tick(List<ReadEvent> events) {
    store.done(
        events.stream().filter(each -> !each.unknown()).map(each -> each.waiting().id()).toList());
    events.stream()
        .filter(ReadEvent::unknown)
        .map(ReadEvent::waiting)
        .forEach(
            waiting ->
                store.kept(
                    waiting.id(),
                    RedactedBody.of(waiting.body().getBytes(StandardCharsets.UTF_8))));
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
      store.failed(waiting.get(0).id());
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
