package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.IncidentAudit.Notes;
import dev.patchbay.incident.TriggerRequest.Known;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.NotifyType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers incidents with the person's own permissions, each once: a request is stored with its job
 * before {@link #submit} returns, the same request again is ignored for a day unless it failed, and
 * PagerDuty gets a key that is made from it, by which a lost answer is found again. While PagerDuty
 * is unavailable it is tried for a minute. Without a login the request waits for it, an hour at
 * most. Thread-safe.
 */
public final class Trigger {
  private static final Logger log = LoggerFactory.getLogger(Trigger.class);
  private static final String JOB = "trigger";

  private static final Refusal BROKE_DOWN =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt failed");
  private static final Duration WAIT_FOR_LOGIN = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ofMillis(200);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final TriggerDependencies needs;
  private final TriggerStore store;
  private final TriggerAttempt attempt;
  private final ChangeCounts counts;

  public Trigger(Transactions transactions, Jobs jobs, Clock clock, TriggerDependencies needs) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.needs = needs;
    this.store = new TriggerStore(transactions, needs.encryptor(), needs.incidents().account());
    this.attempt = new TriggerAttempt(needs, store);
    this.counts = new ChangeCounts(needs.metrics());
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return TriggerStore.encryptedColumns();
  }

  /** Stores it; one that is stored already, done or not, is left as it is. */
  public void submit(TriggerRequest request) {
    var now = clock.instant();
    transactions.together(
        () ->
            store
                .add(request, now)
                .ifPresentOrElse(
                    id -> jobs.submit(JOB, Long.toString(id)),
                    () -> log.info("{} asked twice in one request", request.actor())));
  }

  /** The person has logged in: what waited is carried out. */
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

  /** Drops what is done or waited too long; to be called every few minutes. */
  public void forgetExpired() {
    var now = clock.instant();
    store.forget(now.minus(REMEMBERED), now.minus(WAIT_FOR_LOGIN));
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(
        JOB, Lane.PEOPLE, id -> run(Long.parseLong(id)), id -> givenUp(Long.parseLong(id)));
  }

  private Next run(long id) {
    var found = store.find(id);
    if (found.isEmpty() || found.get().ended()) {
      return new Next.Finished();
    }
    var stored = found.get();
    if (stored.state() == StoredTrigger.State.AWAITING_LOGIN) {
      // Only a run that died before it told the person leaves a waiting request to its job.
      return awaitLogin(stored, new Refusal.NotLoggedIn());
    }
    store.tried(id, clock.instant());
    var notes = new Notes();
    var outcome = attempt.carryOut(stored, notes);
    return outcome instanceof Outcome.Done<TriggerAttempt.Result> done
        ? done(stored, done.value(), notes)
        : refused(stored, ((Outcome.Refused<TriggerAttempt.Result>) outcome).refusal(), notes);
  }

  private Next done(StoredTrigger stored, TriggerAttempt.Result result, Notes notes) {
    var request = result.request();
    if (result.incident().isEmpty()) {
      needs.answers().unclear(request, typed(request));
      return finish(stored, ChangeCounts.REFUSED, () -> {});
    }
    var incident = result.incident().get();
    needs
        .answers()
        .triggered(request, IncidentState.of(incident, List.of()), cardComes(request, incident));
    return finish(stored, ChangeCounts.CHANGED, () -> needs.audit().triggered(request, notes));
  }

  private static String typed(TriggerRequest request) {
    return request.wanted().target() instanceof TriggerRequest.Words words ? words.typed() : "";
  }

  private boolean cardComes(TriggerRequest request, Incident incident) {
    return request.wanted().target() instanceof Known known
        && needs
            .connections()
            .find(new ConnectionKey(request.place(), known.service().id()))
            .filter(there -> there.options().notifyTypes().contains(NotifyType.TRIGGER))
            .filter(
                there ->
                    there.options().urgency().stream()
                        .anyMatch(urgency -> urgency.key().equals(incident.urgency())))
            .isPresent();
  }

  private Next refused(StoredTrigger stored, Refusal why, Notes notes) {
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      return awaitLogin(stored, why);
    }
    var request = stored.request();
    var waited =
        stored
            .triedAt()
            .map(tried -> Duration.between(tried, clock.instant()))
            .orElse(Duration.ZERO);
    // It may be repeated: the key tells whether it was done.
    if (Patience.lasts(why, true, waited)) {
      var pause = Patience.pause(why, waited);
      if (Patience.tells(why, waited, pause)) {
        needs.answers().delayed(request, why, clock.instant().plus(pause));
      }
      log.info("trigger {} of {}: {}; tries again", stored.id(), request.actor(), why);
      return after(pause);
    }
    tell(request, why, isMaybeDone(stored.id()));
    return finish(
        stored, ChangeCounts.REFUSED, () -> needs.audit().notTriggered(request, why, notes));
  }

  /** Whether PagerDuty was asked for it, by this run or an earlier one. */
  private boolean isMaybeDone(long id) {
    return store.find(id).filter(now -> now.state() == StoredTrigger.State.ACTING).isPresent();
  }

  private void tell(TriggerRequest request, Refusal why, boolean maybeDone) {
    if (maybeDone && why instanceof Refusal.Unavailable unavailable) {
      needs.answers().unsure(request, unavailable);
    } else {
      needs.answers().refused(request, why);
    }
  }

  private Next awaitLogin(StoredTrigger stored, Refusal why) {
    store.become(stored.id(), StoredTrigger.State.AWAITING_LOGIN);
    if (why instanceof Refusal.NotLoggedIn
        && stored.state() != StoredTrigger.State.AWAITING_LOGIN
        && needs.rights().own(stored.request().actor()) instanceof Outcome.Done) {
      // Logged in just now: whoever resumes may have looked before this one began to wait.
      store.wake(stored.id());
      return after(AT_ONCE);
    }
    needs.answers().loginNeeded(stored.request(), why);
    counts.count(JOB, ChangeCounts.LOGIN_NEEDED);
    return new Next.Finished();
  }

  /** The job failed too often: its person gets a message once that is stored. */
  private void givenUp(long id) {
    store
        .find(id)
        .filter(stored -> !stored.ended())
        .ifPresent(
            stored -> {
              boolean maybeDone = isMaybeDone(id);
              store.ended(id, StoredTrigger.State.REFUSED);
              needs.audit().notTriggered(stored.request(), BROKE_DOWN, new Notes());
              transactions.afterCommit(
                  () -> {
                    counts.count(JOB, ChangeCounts.GIVEN_UP);
                    tell(stored.request(), BROKE_DOWN, maybeDone);
                  });
            });
  }

  private Next after(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }

  private Next finish(StoredTrigger stored, String outcome, Runnable audited) {
    transactions.together(
        () -> {
          store.ended(
              stored.id(),
              outcome.equals(ChangeCounts.CHANGED)
                  ? StoredTrigger.State.DONE
                  : StoredTrigger.State.REFUSED);
          audited.run();
        });
    counts.count(JOB, outcome);
    log.info("trigger {} of {}: {}", stored.id(), stored.request().actor(), outcome);
    return new Next.Finished();
  }
}
