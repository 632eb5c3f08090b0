package dev.patchbay.webhook;

import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores deliveries, those that come together in one transaction: a commit waits for the disk, and
 * under a storm one wait serves many. One thread, so that the database is asked by one of them
 * however many wait. Thread-safe.
 */
final class InboxWriter implements AutoCloseable {
  private static final int QUEUED = 2_000;
  private static final int TOGETHER = 256;
  private static final long LOOK_UP_MS = 200;

  private static final Logger log = LoggerFactory.getLogger(InboxWriter.class);

  private record Parcel(ReceivedEvent event, CompletableFuture<Boolean> stored) {}

  private final Transactions transactions;
  private final Jobs jobs;
  private final InboxStore store;
  private final Clock clock;
  private final BlockingQueue<Parcel> queue = new ArrayBlockingQueue<>(QUEUED);
  private final Gathering gathering = new Gathering();
  private volatile boolean closed;

  InboxWriter(Transactions transactions, Jobs jobs, InboxStore store, Clock clock) {
    this.clock = clock;
    this.transactions = transactions;
    this.jobs = jobs;
    this.store = store;
    var thread = new Thread(this::run, "webhook-inbox");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Completes with whether the event is new here, once it is committed; with an exception where it
   * is not stored. One that is cancelled before its turn is not stored.
   */
  CompletableFuture<Boolean> add(ReceivedEvent event) {
    var stored = new CompletableFuture<Boolean>();
    if (closed || !queue.offer(new Parcel(event, stored))) {
      stored.completeExceptionally(new IllegalStateException("the inbox takes no more now"));
    }
    return stored;
  }

  private void run() {
    var parcels = new ArrayList<Parcel>();
    try {
      while (!closed) {
        var first = queue.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        parcels.add(first);
        queue.drainTo(parcels, TOGETHER - 1);
        parcels.removeIf(parcel -> parcel.stored().isDone());
        store(parcels);
        parcels.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(List<Parcel> parcels) {
    if (parcels.isEmpty()) {
      return;
    }
    try {
      boolean[] added = together(parcels.stream().map(Parcel::event).toList());
      for (int i = 0; i < added.length; i++) {
        parcels.get(i).stored().complete(added[i]);
      }
    } catch (RuntimeException e) {
      if (parcels.size() == 1) {
        log.warn("Webhook event not stored, PagerDuty repeats it: {}", e.getClass().getName(), e);
        parcels.get(0).stored().completeExceptionally(e);
      } else {
        apart(parcels);
      }
    }
  }

  /** One that cannot be stored must not take the others with it. */
  private void apart(List<Parcel> parcels) {
    for (Parcel parcel : parcels) {
      if (!parcel.stored().isDone()) {
        store(List.of(parcel));
      }
    }
  }

  private boolean[] together(List<ReceivedEvent> events) {
    return transactions.call(
        handle -> {
          boolean[] added = store.add(events);
          // Sorted, so that two nodes take the jobs' rows in the same order.
          var incidents = new TreeSet<String>();
          for (int i = 0; i < added.length; i++) {
            if (added[i]) {
              events.get(i).incident().map(EventJob::id).ifPresent(incidents::add);
            }
          }
          Instant now = clock.instant();
          jobs.submitAll(EventJob.NAME, incidents, now.plus(gathering.pause(events.size(), now)));
          return added;
        });
  }

  @Override
  public void close() {
    // Not interrupted: in the database that would close the file of H2 for everybody.
    closed = true;
  }
}
