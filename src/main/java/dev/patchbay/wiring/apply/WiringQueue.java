package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Options;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wishes in the order of asking, one at a time for a connection, on whatever node. A wish that
 * meets a vendor who is away is tried for two minutes; a refusal ends it at once, and the {@link
 * WiringListener} is told. What is done and the end of the wish are one transaction. Thread-safe.
 */
public final class WiringQueue {
  private static final Logger log = LoggerFactory.getLogger(WiringQueue.class);

  /** Longer than all calls of one attempt may take together. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration BUSY = Duration.ofMillis(250);
  private static final Duration BEHIND_ANOTHER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration OVERDUE = Duration.ofMinutes(4);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** More than two minutes hold: so many only where each attempt breaks down. */
  private static final int MOST_ATTEMPTS = 40;

  private static final Refusal BROKE_DOWN =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt broke down");

  private final Transactions transactions;
  private final Jobs jobs;
  private final Leases claims;
  private final Clock clock;
  private final WiringListener listener;
  private final WiringRequestStore wishes;

  public WiringQueue(
      Transactions transactions, Jobs jobs, Leases claims, Clock clock, WiringListener listener) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.claims = claims;
    this.clock = clock;
    this.listener = listener;
    this.wishes = new WiringRequestStore(transactions);
  }

  /** What is left to do once a wish came true: what to store, and whom to tell then. */
  record Success(Runnable store, Runnable tell) {}

  void add(
      WiringRequest.Kind kind,
      Actor actor,
      ConnectionKey key,
      String serviceName,
      Options options) {
    transactions.together(
        () -> {
          var id = wishes.add(kind, actor, key, serviceName, options, clock.instant());
          jobs.submit(kind.job(), Long.toString(id));
        });
  }

  /** What is being carried out for a channel, the newest request for each connection. */
  List<PendingWiring> pending(TeamId team, ChannelId channel) {
    var newest = new LinkedHashMap<ConnectionKey, PendingWiring>();
    for (var request : wishes.inChannel(team, channel)) {
      boolean connecting = request.kind() == WiringRequest.Kind.CONNECT;
      newest.put(
          request.key(),
          new PendingWiring(request.key(), request.serviceName(), connecting, request.options()));
    }
    return List.copyOf(newest.values());
  }

  Next run(String id, Function<WiringRequest, Outcome<Success>> work) {
    var wish = wishes.find(Long.parseLong(id));
    if (wish.isEmpty()) {
      return new Next.Finished();
    }
    var claim = claims.tryHold(wish.get().key().lease(), "wish " + id, LEASE);
    if (claim.isEmpty()) {
      return new Next.Again(BUSY);
    }
    try {
      return inTurn(wish.get(), work);
    } finally {
      claim.get().close();
    }
  }

  private Next inTurn(WiringRequest asked, Function<WiringRequest, Outcome<Success>> work) {
    var oldest = wishes.oldest(asked.key());
    if (oldest.isPresent() && oldest.get().id() < asked.id()) {
      if (waited(oldest.get()).compareTo(OVERDUE) > 0) {
        // Its job was given up; it must be brought to an end before this one can begin.
        jobs.submit(oldest.get().kind().job(), oldest.get().jobId());
      }
      return new Next.Again(BEHIND_ANOTHER);
    }
    // Read again: another run may have ended it while this one waited for the claim.
    return wishes.find(asked.id()).map(wish -> attempt(wish, work)).orElse(new Next.Finished());
  }

  private Next attempt(WiringRequest wish, Function<WiringRequest, Outcome<Success>> work) {
    if (wish.attempts() >= MOST_ATTEMPTS) {
      refuse(wish, BROKE_DOWN);
      return new Next.Finished();
    }
    wishes.tried(wish.id(), clock.instant());
    var outcome = work.apply(wish);
    if (outcome instanceof Outcome.Done<Success> done) {
      finish(wish, done.value());
      return new Next.Finished();
    }
    var why = ((Outcome.Refused<Success>) outcome).refusal();
    if (isPassing(why) && waited(wish).compareTo(PATIENCE) < 0) {
      var pause = pause(why, waited(wish));
      if (wish.attempts() == 0) {
        listener.delayed(
            wish.actor(),
            wish.key(),
            wish.serviceName(),
            wish.kind().job(),
            why,
            clock.instant().plus(pause));
      }
      log.info("{}: {}; tries again in {}", described(wish), why, pause);
      return new Next.Again(pause);
    }
    refuse(wish, why);
    return new Next.Finished();
  }

  /** Since it was first tried. */
  private Duration waited(WiringRequest wish) {
    return wish.triedAt()
        .map(tried -> Duration.between(tried, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private void finish(WiringRequest wish, Success success) {
    boolean ended =
        transactions.call(
            handle -> {
              boolean mine = wishes.delete(wish.id());
              if (mine) {
                success.store().run();
              }
              return mine;
            });
    if (ended) {
      log.info("{}: done", described(wish));
      success.tell().run();
    }
  }

  private void refuse(WiringRequest wish, Refusal why) {
    if (wishes.delete(wish.id())) {
      log.warn("{}: refused, {}", described(wish), why);
      listener.refused(wish.actor(), wish.key(), wish.serviceName(), wish.kind().job(), why);
    }
  }

  /**
   * The job failed too often: its person is told once that is stored, and nothing is left behind.
   */
  void givenUp(String id) {
    wishes
        .find(Long.parseLong(id))
        .filter(wish -> wishes.delete(wish.id()))
        .ifPresent(
            wish ->
                transactions.afterCommit(
                    () ->
                        listener.refused(
                            wish.actor(),
                            wish.key(),
                            wish.serviceName(),
                            wish.kind().job(),
                            BROKE_DOWN)));
  }

  private static boolean isPassing(Refusal why) {
    return why instanceof Refusal.Unavailable || why instanceof Refusal.RateLimited;
  }

  /** Half as long again as was waited so far, and never before the vendor's own time. */
  private static Duration pause(Refusal why, Duration waited) {
    var pause = waited.dividedBy(2).plusSeconds(1);
    if (why instanceof Refusal.RateLimited limited && limited.delay().compareTo(pause) > 0) {
      pause = limited.delay();
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String described(WiringRequest wish) {
    return "wish %d (%s %s by %s)"
        .formatted(wish.id(), wish.kind().job(), wish.key(), wish.actor());
  }
}
