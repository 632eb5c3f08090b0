package dev.patchbay.incident.step;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.FindService;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the steps of Slack's workflows. Each acts as the person for whom the workflow runs,
 * or with the token that their Slack holds; only who is on call may also be asked with the app's
 * own token, because the workflows that ask it mostly run by a schedule. Thread-safe.
 */
public final class WorkflowSteps {
  private static final Logger log = LoggerFactory.getLogger(WorkflowSteps.class);
  private static final String JOB = "workflow-step";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** Slack ends a workflow itself that hears nothing for long. */
  private static final Duration WORTH_TELLING = Duration.ofHours(1);

  private static final Duration KEPT = Duration.ofDays(1);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final StepStore store;
  private final StepWork work;
  private final StepAnswers answers;
  private final StepTokens tokens;
  private final Rights rights;
  private final StepAudit audit;

  /** What steps need of PagerDuty. */
  public record PagerDutyCalls(IncidentsApi incidents, FindService services, WhoIsOnCall onCall) {}

  /** In whose name steps act. */
  public record Credentials(Rights rights, StepTokens tokens) {}

  /**
   * @param slackUsers the Slack user with an address, if there is one
   */
  public WorkflowSteps(
      Transactions transactions,
      Jobs jobs,
      Clock clock,
      PagerDutyCalls calls,
      Credentials credentials,
      StepAnswers answers,
      BiFunction<TeamId, String, Optional<String>> slackUsers,
      AuditLog log) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.store = new StepStore(transactions);
    this.work =
        new StepWork(
            calls.incidents(), calls.services(), new StepOnCall(calls.onCall(), slackUsers));
    this.answers = answers;
    this.tokens = credentials.tokens();
    this.rights = credentials.rights();
    this.audit = new StepAudit(log, credentials.rights());
  }

  /** Stored when it returns. Told again of the same, as Slack does, it does nothing. */
  public void submit(StepRequest step) {
    transactions.together(
        () -> {
          if (store.add(step, clock.instant())) {
            jobs.submit(JOB, step.execution());
          }
        });
  }

  public Job job() {
    return new Job(JOB, Lane.PEOPLE, this::run, this::givenUp);
  }

  /** To be called now and then. */
  public void forgetOld() {
    store.forget(clock.instant().minus(KEPT));
  }

  private Next run(String execution) {
    var found = store.find(execution);
    if (found.isEmpty() || found.get().state() == StoredStep.State.TOLD) {
      return new Next.Finished();
    }
    var step = found.get();
    return step.state() == StoredStep.State.ENDED ? tell(step) : act(step);
  }

  private Next act(StoredStep step) {
    var request = step.request();
    var notes = new StepAudit.Notes();
    var outcome =
        credential(request)
            .map(holder -> audit.noted(holder, request, notes))
            .then(
                holder ->
                    work.run(step, holder, () -> store.acts(request.execution()), notes::met));
    if (outcome instanceof Outcome.Refused<Map<String, String>> refused) {
      return refused(step, refused.refusal(), outcome, notes);
    }
    var outputs = ((Outcome.Done<Map<String, String>>) outcome).value();
    transactions.together(
        () -> {
          store.completed(request.execution(), outputs);
          audit.ended(request, outcome, "", notes);
        });
    return run(request.execution());
  }

  private Next refused(StoredStep step, Refusal why, Outcome<?> outcome, StepAudit.Notes notes) {
    var request = step.request();
    if (why instanceof Refusal.RateLimited) {
      // It was put off, and so not done.
      store.asked(request.execution());
    }
    boolean passing =
        (why instanceof Refusal.Unavailable && !why.equals(StepWork.MAYBE_DONE))
            || why instanceof Refusal.RateLimited;
    if (passing && clock.instant().isBefore(step.receivedAt().plus(PATIENCE))) {
      log.info("Step {}: {}; tries again", request.execution(), why);
      return after(why instanceof Refusal.RateLimited limited ? limited.delay() : PAUSE);
    }
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      answers.loginNeeded(request);
    }
    String words = answers.words(request, why);
    transactions.together(
        () -> {
          store.failed(request.execution(), words);
          audit.ended(request, outcome, words, notes);
        });
    return run(request.execution());
  }

  private Next tell(StoredStep step) {
    var told =
        step.failure().isPresent()
            ? answers.failed(step.request(), step.failure().get())
            : answers.completed(step.request(), step.outputs());
    boolean passing =
        told instanceof Outcome.Refused<Boolean> refused
            && (refused.refusal() instanceof Refusal.Unavailable
                || refused.refusal() instanceof Refusal.RateLimited);
    if (passing && clock.instant().isBefore(step.receivedAt().plus(WORTH_TELLING))) {
      return after(PAUSE);
    }
    if (told instanceof Outcome.Refused<Boolean> refused) {
      log.warn("Slack refused the result of step {}: {}", step.request(), refused.refusal());
    }
    store.told(step.request().execution());
    return new Next.Finished();
  }

  private Outcome<Credential> credential(StepRequest step) {
    if (step.externalToken().isPresent()) {
      var account = rights.app().account();
      return tokens
          .get(step.team(), step.externalToken().get())
          .map(token -> Credential.of(account, token));
    }
    if (step.kind() == StepKind.GET_ON_CALL) {
      Optional<Credential> own =
          step.actor()
              .flatMap(
                  actor ->
                      rights.own(actor) instanceof Outcome.Done<Credential> done
                          ? Optional.of(done.value())
                          : Optional.empty());
      return Outcome.done(own.orElseGet(rights::app));
    }
    return step.actor()
        .map(rights::of)
        .orElseGet(
            () ->
                Outcome.refused(
                    new Refusal.BadInput(
                        "person",
                        "nobody started this workflow, so there is nobody to act as. Choose the"
                            + " person who started it")));
  }

  /** The job failed too often: Slack is told in words at the next look. */
  private void givenUp(String execution) {
    log.warn("Step {} was given up", execution);
    store
        .find(execution)
        .ifPresent(
            step -> {
              var why = new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "every attempt failed");
              String words = answers.words(step.request(), why);
              store.failed(execution, words);
              transactions.afterCommit(
                  () -> {
                    if (answers.failed(step.request(), words) instanceof Outcome.Done) {
                      store.told(execution);
                    }
                  });
            });
  }

  private Next after(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }
}
