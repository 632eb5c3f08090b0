package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.ChangeResult.Busy;
import dev.patchbay.incident.ChangeResult.Changed;
import dev.patchbay.incident.ChangeResult.Past;
import dev.patchbay.incident.IncidentAudit.Notes;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.secret.EncryptedColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out clicks with the person's own permissions. A click is stored with its job before
 * {@link #submit} returns. The job reads the incident first (acknowledging a resolved one would
 * re-open it), holds a lease on it so that of two people one wins and the other sees who, acts, and
 * answers through {@link ChangeAnswers}. While PagerDuty is unavailable or takes no more requests
 * it is tried for a minute; the person gets a message at once about a wait that shows. Without a
 * login the click waits for it, an hour at most. Thread-safe.
 */
public final class ChangeIncident {
  private static final Logger log = LoggerFactory.getLogger(ChangeIncident.class);
  private static final String JOB = "click";

  private static final Refusal BROKE_DOWN =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt failed");
  private static final Duration SAME_PRESS = Duration.ofSeconds(10);
  private static final Duration WAIT_FOR_LOGIN = Duration.ofHours(1);
  private static final Duration BUSY = Duration.ofMillis(200);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final ChangeDependencies needs;
  private final ChangeStore store;
  private final ChangeAttempt acting;
  private final ChangeCounts counts;
  private final ChangeWatch watch;
  private final HiddenChanges hidden;

  public ChangeIncident(
      Transactions transactions, Jobs jobs, Leases leases, Clock clock, ChangeDependencies needs) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.needs = needs;
    this.counts = new ChangeCounts(needs.metrics());
    this.store = new ChangeStore(transactions, needs.encryptor(), needs.incidents().account());
    this.hidden = new HiddenChanges(transactions, clock);
    this.watch = new ChangeWatch(store, needs.answers(), transactions, clock);
    this.acting = new ChangeAttempt(needs, store, leases, this::answer);
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return ChangeStore.encryptedColumns();
  }

  public void submit(ChangeRequest request) {
    var now = clock.instant();
    transactions.together(
        () -> {
          if (store.isUnderWay(request, now.minus(SAME_PRESS))) {
            log.info("{} pressed the same button twice; once is enough", request.actor());
            return;
          }
          jobs.submit(JOB, Long.toString(store.add(request, now)));
        });
  }

  /** The person has logged in: clicks that waited are carried out. */
  public void resume(Actor actor) {
    transactions.together(
        () -> {
          for (long id : store.waiting(actor, clock.instant().minus(WAIT_FOR_LOGIN))) {
            if (store.wake(id)) {
              jobs.submit(JOB, Long.toString(id));
            }
          }
        });
  }

  /** Drops clicks that waited too long for a login; to be called every few minutes. */
  public void forgetExpired() {
    int dropped = store.deleteWaiting(clock.instant().minus(WAIT_FOR_LOGIN));
    if (dropped > 0) {
      log.info("{} clicks waited an hour for a login that did not come; dropped", dropped);
    }
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(
        JOB, Lane.PEOPLE, id -> run(Long.parseLong(id)), id -> givenUp(Long.parseLong(id)));
  }

  private Next run(long id) {
    var found = store.find(id);
    if (found.isEmpty()) {
      return new Next.Finished();
    }
    var change = found.get();
    if (change.state() == StoredChange.State.AWAITING_LOGIN) {
      // Only a run that died before it told the person leaves a waiting click to its job.
      return awaitLogin(change, new Refusal.NotLoggedIn());
    }
    if (change.state() == StoredChange.State.SHOWING) {
      return watch.look(change);
    }
    store.tried(id, clock.instant());
    var notes = new Notes();
    var outcome = acting.carryOut(change, notes);
    if (outcome instanceof Outcome.Refused<ChangeResult> refused) {
      return refused(change, refused.refusal(), notes);
    }
    return done(change, ((Outcome.Done<ChangeResult>) outcome).value(), notes);
  }

  private Next done(StoredChange change, ChangeResult result, Notes notes) {
    if (result instanceof Busy) {
      return after(BUSY);
    }
    return finish(
        change,
        result instanceof Changed ? ChangeCounts.CHANGED : ChangeCounts.ALREADY,
        () -> needs.audit().ended(change.request(), result, notes));
  }

  private void answer(StoredChange change, ChangeResult result) {
    if (result instanceof Changed changed) {
      needs.answers().changed(change.request(), changed.now(), changed.by());
    }
    if (result instanceof Past past) {
      needs.answers().already(change.request(), past.now());
    }
  }

  private Next refused(StoredChange change, Refusal why, Notes notes) {
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      return awaitLogin(change, why);
    }
    var waited =
        change
            .triedAt()
            .map(tried -> Duration.between(tried, clock.instant()))
            .orElse(Duration.ZERO);
    if (why instanceof Refusal.MissingAbility) {
      hidden.hide(needs.incidents().account(), change.request().change().key());
    }
    boolean repeatable = change.request().change().repeatable() || !isMaybeDone(change.id());
    if (Patience.lasts(why, repeatable, waited)) {
      var pause = Patience.pause(why, waited);
      // Whoever pressed a button and sees nothing happen presses again, or gives up on it.
      if (Patience.tells(why, waited, pause)) {
        needs.answers().delayed(change.request(), why, clock.instant().plus(pause));
      }
      log.info("click {} of {}: {}; tries again", change.id(), change.request().actor(), why);
      return after(pause);
    }
    tell(change.request(), why, isMaybeDone(change.id()));
    return finish(
        change, ChangeCounts.REFUSED, () -> needs.audit().refused(change.request(), why, notes));
  }

  /** Whether PagerDuty was asked for it, by this run or an earlier one, and gave no answer. */
  private boolean isMaybeDone(long id) {
    return store.find(id).filter(now -> now.state() == StoredChange.State.ACTING).isPresent();
  }

  private void tell(ChangeRequest request, Refusal why, boolean maybeDone) {
    if (maybeDone && why instanceof Refusal.Unavailable unavailable) {
      needs.answers().unsure(request, unavailable);
    } else {
      needs.answers().refused(request, why);
    }
  }

  private Next awaitLogin(StoredChange change, Refusal why) {
    var request = change.request();
    store.await(change.id(), request);
    if (why instanceof Refusal.NotLoggedIn
        && change.state() != StoredChange.State.AWAITING_LOGIN
        && needs.rights().own(request.actor()) instanceof Outcome.Done) {
      // Logged in just now: whoever resumes may have looked before this click began to wait.
      store.wake(change.id());
      return after(BUSY);
    }
    // Presses found out together share a prompt; one that comes after it gets its own.
    if (!(why instanceof Refusal.LoginEnded) || store.asks(change.id(), request)) {
      needs.answers().loginNeeded(request, why);
    }
    counts.count(request.change(), ChangeCounts.LOGIN_NEEDED);
    return new Next.Finished();
  }

  /**
   * The job failed too often: its person gets a message once that is stored, and nothing is left
   * behind.
   */
  private void givenUp(long id) {
    store
        .find(id)
        .filter(change -> !watch.givenUp(change))
        .ifPresent(
            change -> {
              boolean maybeDone = isMaybeDone(id);
              store.delete(id);
              needs.audit().refused(change.request(), BROKE_DOWN, new Notes());
              transactions.afterCommit(
                  () -> {
                    counts.count(change.request().change(), ChangeCounts.GIVEN_UP);
                    tell(change.request(), BROKE_DOWN, maybeDone);
                  });
            });
  }

  private Next after(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }

  private Next finish(StoredChange change, String outcome, Runnable audited) {
    boolean toSee = outcome.equals(ChangeCounts.CHANGED) && change.request().ofCard();
    transactions.together(
        () -> {
          watch.end(change, toSee);
          audited.run();
        });
    counts.count(change.request().change(), outcome);
    log.info(
        "click {} of {} to {}: {}",
        change.id(),
        change.request().actor(),
        change.request().change().key(),
        outcome);
    return toSee ? ChangeWatch.PAUSE : new Next.Finished();
  }
}
