package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.run.ApplyRowStore.Due;
import dev.patchbay.wiring.apply.run.ApplyRunStore.Run;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a plan, one after the other, durably: one run at a time for an account, on one
 * node. Each row and its result are one transaction, under the run's lease and the connection's. A
 * row that a vendor does not answer comes again after the others, at most {@value #MOST_ATTEMPTS}
 * times; PagerDuty's rate limit is waited for. A run whose node died continues. Thread-safe.
 */
public final class ApplyRun {
  public static final int MOST_ATTEMPTS = 6;
  static final String JOB = "apply";

  private static final Logger log = LoggerFactory.getLogger(ApplyRun.class);

  /** Longer than all calls of one row may take together. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  /** Then another job has its turn, and a node that stops does not wait long. */
  private static final Duration TURN = Duration.ofSeconds(4);

  private static final Duration BUSY = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofDays(30);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Leases leases;
  private final Clock clock;
  private final RowWork work;
  private final AccountId account;
  private final ApplyRunStore runs;
  private final ApplyRowStore rows;
  private final RunResults results;

  public ApplyRun(
      Transactions transactions,
      Jobs jobs,
      Leases leases,
      Clock clock,
      RowWork work,
      AccountId account) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.leases = leases;
    this.clock = clock;
    this.work = work;
    this.account = account;
    this.runs = new ApplyRunStore(transactions, account);
    this.rows = new ApplyRowStore(transactions);
    this.results = new RunResults(runs);
  }

  /**
   * Begins a run and follows it to its end; joins the one that there is if it wants the same.
   *
   * @param print of what is wanted
   * @param each gets each row's result as it comes; what it throws ends the call and not the run
   */
  public ApplyResult make(WiringPlan plan, String print, String origin, Consumer<RowResult> each) {
    var begun = begin(origin, print, plan);
    if (begun.isPresent()) {
      return results.follow(begun.get(), each);
    }
    // Else it has ended just now, so that this plan may be older than what it did.
    return running(print, each).orElseGet(() -> new ApplyResult.Busy(origin, clock.instant()));
  }

  /** What comes of asking for the same, or for something else, while one runs. */
  public Optional<ApplyResult> running(String print, Consumer<RowResult> each) {
    return runs.active()
        .map(
            run ->
                run.print().equals(print)
                    ? results.follow(run, each)
                    : new ApplyResult.Busy(run.origin(), run.startedAt()));
  }

  private Optional<Run> begin(String origin, String print, WiringPlan plan) {
    return transactions.call(
        handle -> {
          var run = runs.begin(origin, print, plan, clock.instant());
          run.ifPresent(begun -> jobs.submit(JOB, Long.toString(begun.id())));
          return run;
        });
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(JOB, Lane.BULK, this::run, this::givenUp);
  }

  private Next run(String id) {
    var run = runs.find(Long.parseLong(id)).filter(found -> !found.ended());
    if (run.isEmpty()) {
      return new Next.Finished();
    }
    var lease = leases.tryAcquire("apply:" + account, holder(run.get()), LEASE);
    if (lease.isEmpty()) {
      return notBefore(BUSY);
    }
    try {
      return turn(run.get(), lease.get());
    } finally {
      lease.get().close();
      results.tellAll();
    }
  }

  private Next turn(Run run, Lease lease) {
    var end = clock.instant().plus(TURN);
    do {
      if (!lease.renew()) {
        return notBefore(BUSY);
      }
      var due = rows.next(run.id());
      if (due.isEmpty()) {
        end(run, lease);
        return new Next.Finished();
      }
      var pause = attempt(run, lease, due.get());
      if (pause.isPresent()) {
        return notBefore(pause.get());
      }
    } while (clock.instant().isBefore(end));
    return notBefore(Duration.ZERO);
  }

  private Next notBefore(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }

  private void end(Run run, Lease lease) {
    var now = clock.instant();
    transactions.run(
        handle -> {
          lease.check(handle);
          runs.end(run.id(), now, now.minus(KEPT));
        });
    log.info("Apply {} by {} has ended, {} rows", run.id(), run.origin(), run.rows());
  }

  /** A pause is for all rows. */
  private Optional<Duration> attempt(Run run, Lease lease, Due due) {
    if (due.attempts() >= MOST_ATTEMPTS) {
      var why = new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt failed");
      fail(run, lease, due, why, new Trace());
      return Optional.empty();
    }
    var key = due.row().key().orElseThrow();
    var turn = leases.tryAcquire(key.lease(), holder(run), LEASE);
    rows.tried(due, clock.instant());
    if (turn.isEmpty()) {
      // Someone is changing this very connection; whether a row was begun is as before.
      return again(due);
    }
    try {
      var origin = new Origin.Automation(run.origin());
      var trace = new Trace();
      var made = work.make(due.row(), due.triedAt().isPresent(), origin, trace);
      if (made instanceof Outcome.Done<RowWork.Made> done) {
        transactions.run(
            handle -> {
              lease.check(handle);
              turn.get().check(handle);
              done.value().store().run();
              rows.done(due);
            });
        done.value().then().run();
        results.tellAll();
        return Optional.empty();
      }
      return refused(run, lease, due, ((Outcome.Refused<RowWork.Made>) made).refusal(), trace);
    } finally {
      turn.get().close();
    }
  }

  private Optional<Duration> refused(Run run, Lease lease, Due due, Refusal why, Trace trace) {
    if (why instanceof Refusal.RateLimited limited) {
      rows.untried(due);
      log.info("Apply {}: rate limit; continues in {}", run.id(), limited.delay());
      return Optional.of(limited.delay());
    }
    boolean passing = why instanceof Refusal.Unavailable || why instanceof Refusal.Busy;
    if (passing && due.attempts() + 1 < MOST_ATTEMPTS) {
      log.info("Apply {}: row {}: {}; tried again", run.id(), due.number(), why);
      return again(due);
    }
    fail(run, lease, due, why, trace);
    return Optional.empty();
  }

  /** At once for the others; only where no other is left, it waits. */
  private static Optional<Duration> again(Due due) {
    return due.attempts() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(1L << Math.min(due.attempts(), 5)));
  }

  private void fail(Run run, Lease lease, Due due, Refusal why, Trace trace) {
    transactions.run(
        handle -> {
          lease.check(handle);
          work.refused(due.row(), new Origin.Automation(run.origin()), why, trace);
          rows.failed(due, RefusalWords.say(why, Markup.plain(due.row().channelName())));
        });
    log.warn("Apply {}: row {} failed: {}", run.id(), due.number(), why);
    results.tellAll();
  }

  /** The job failed too often: what is left is not tried again in this run. */
  private void givenUp(String id) {
    runs.find(Long.parseLong(id))
        .filter(run -> !run.ended())
        .ifPresent(
            run -> {
              var now = clock.instant();
              rows.abandon(run.id(), "the run failed; apply again to continue");
              runs.end(run.id(), now, now.minus(KEPT));
            });
  }

  private static String holder(Run run) {
    return JOB + " " + run.id();
  }
}
