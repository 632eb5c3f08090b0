package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests in the order of asking, one at a time for a connection, on whatever node. A request that
 * meets a vendor who is unavailable is tried for two minutes; a refusal ends it at once, and the
 * {@link WiringListener} gets it. What is done, what is said of it and the end of the request are
 * one transaction. Thread-safe.
 */
public final class WiringQueue {
  private static final Logger log = LoggerFactory.getLogger(WiringQueue.class);

  /** Longer than all calls of one attempt may take together. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration BUSY = Duration.ofMillis(250);
  private static final Duration BEHIND_ANOTHER = Duration.ofSeconds(1);
  static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration OVERDUE = Duration.ofMinutes(4);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** More than two minutes hold: so many only where each attempt fails. */
  static final int MOST_ATTEMPTS = 40;

  private static final Refusal BROKE_DOWN =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt failed");

  private final Transactions transactions;
  private final Jobs jobs;
  private final Leases leases;
  private final Clock clock;
  private final WiringListener listener;
  private final RequestAudit audit;
  private final WiringRequestStore requests;

  public WiringQueue(
      Transactions transactions,
      Jobs jobs,
      Leases leases,
      Clock clock,
      WiringListener listener,
      RequestAudit audit) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.leases = leases;
    this.clock = clock;
    this.listener = listener;
    this.audit = audit;
    this.requests = new WiringRequestStore(transactions);
  }

  /**
   * What is left once a request came true.
   *
   * @param store stores it and tells the listener, in the transaction that ends the request
   * @param after may call vendors; not run if the process dies before it
   * @param made what to record
   */
  record Success(Runnable store, Runnable after, Optional<RecordedChange> made) {}

  void add(WiringRequest.Kind kind, ConnectService.Request asked, List<String> shownExtensions) {
    transactions.together(
        () -> {
          var id = requests.add(kind, asked, shownExtensions, clock.instant());
          jobs.submit(kind.job(), Long.toString(id));
        });
  }

  /** What is being carried out for a channel, the newest request for each connection. */
  List<PendingWiring> pending(TeamId team, ChannelId channel) {
    var newest = new LinkedHashMap<ConnectionKey, PendingWiring>();
    for (var request : requests.inChannel(team, channel)) {
      boolean connecting = request.kind() == WiringRequest.Kind.CONNECT;
      newest.put(
          request.key(),
          new PendingWiring(
              request.key(),
              request.serviceName(),
              connecting,
              request.delivery(),
              request.options()));
    }
    return List.copyOf(newest.values());
  }

  Next run(String id, BiFunction<WiringRequest, Trace, Outcome<Success>> work) {
    var request = requests.find(Long.parseLong(id));
    if (request.isEmpty()) {
      return new Next.Finished();
    }
    var lease = leases.tryAcquire(request.get().key().lease(), "request " + id, LEASE);
    if (lease.isEmpty()) {
      return notBefore(BUSY);
    }
    try {
      return inTurn(request.get(), work);
    } finally {
      lease.get().close();
    }
  }

  private Next inTurn(
      WiringRequest asked, BiFunction<WiringRequest, Trace, Outcome<Success>> work) {
    var oldest = requests.oldest(asked.key());
    if (oldest.isPresent() && oldest.get().id() < asked.id()) {
      if (waited(oldest.get()).compareTo(OVERDUE) > 0) {
        // Its job was given up; it must be brought to an end before this one can begin.
        jobs.submit(oldest.get().kind().job(), oldest.get().jobId());
      }
      return notBefore(BEHIND_ANOTHER);
    }
    // Read again: another run may have ended it while this one waited for the lease.
    return requests
        .find(asked.id())
        .map(request -> attempt(request, work))
        .orElse(new Next.Finished());
  }

  private Next attempt(
      WiringRequest request, BiFunction<WiringRequest, Trace, Outcome<Success>> work) {
    if (request.attempts() >= MOST_ATTEMPTS) {
      refuse(request, BROKE_DOWN, new Trace());
      return new Next.Finished();
    }
    requests.tried(request.id(), clock.instant());
    var trace = new Trace();
    var outcome = work.apply(request, trace);
    if (outcome instanceof Outcome.Done<Success> done) {
      finish(request, done.value(), trace);
      return new Next.Finished();
    }
    var why = ((Outcome.Refused<Success>) outcome).refusal();
    if (isPassing(why) && waited(request).compareTo(PATIENCE) < 0) {
      var pause = pause(why, waited(request));
      if (request.attempts() == 0) {
        listener.delayed(
            request.actor(),
            request.key(),
            request.serviceName(),
            request.kind().doing(),
            why,
            clock.instant().plus(pause));
      }
      log.info("{}: {}; tries again in {}", described(request), why, pause);
      return notBefore(pause);
    }
    refuse(request, why, trace);
    return new Next.Finished();
  }

  private Next notBefore(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }

  /** Since it was first tried. */
  private Duration waited(WiringRequest request) {
    return request
        .triedAt()
        .map(tried -> Duration.between(tried, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private void finish(WiringRequest request, Success success, Trace trace) {
    boolean ended =
        transactions.call(
            handle -> {
              boolean mine = requests.delete(request.id());
              if (mine) {
                success.store().run();
                success.made().ifPresent(made -> audit.made(request, made, trace));
              }
              return mine;
            });
    if (ended) {
      log.info("{}: done", described(request));
      success.after().run();
    }
  }

  /** True if it was still there. */
  private boolean end(WiringRequest request, Refusal why, Trace trace) {
    return transactions.call(
        handle -> {
          boolean mine = requests.delete(request.id());
          if (mine) {
            audit.refused(request, why, trace);
            listener.refused(
                request.actor(), request.key(), request.serviceName(), request.kind().doing(), why);
          }
          return mine;
        });
  }

  private void refuse(WiringRequest request, Refusal why, Trace trace) {
    if (end(request, why, trace)) {
      log.warn("{}: refused, {}", described(request), why);
    }
  }

  /** The job failed too often: its person is told, and nothing is left behind. */
  void givenUp(String id) {
    requests
        .find(Long.parseLong(id))
        .ifPresent(request -> refuse(request, BROKE_DOWN, new Trace()));
  }

  private static boolean isPassing(Refusal why) {
    return why instanceof Refusal.Unavailable || why instanceof Refusal.RateLimited;
  }

  /** Half as long again as was waited so far, and never before the vendor's own time. */
  static Duration pause(Refusal why, Duration waited) {
    var pause = waited.dividedBy(2).plusSeconds(1);
    if (why instanceof Refusal.RateLimited limited && limited.delay().compareTo(pause) > 0) {
      pause = limited.delay();
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String described(WiringRequest request) {
    return "request %d (%s %s by %s)"
        .formatted(request.id(), request.kind().job(), request.key(), request.actor());
  }
}
