package dev.patchbay.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.patchbay.db.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of job as db-scheduler runs it: done, again later, or failed and tried again with
 * back-off until it is given up. Runs on job threads; the same id never twice at a time.
 */
final class JobTask {
  private static final Duration TRIES_END = Duration.ofSeconds(2);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final Logger log = LoggerFactory.getLogger(JobTask.class);

  private final Job job;
  private final Transactions transactions;
  private final MeterRegistry registry;
  private final Clock clock;
  private final Consumer<Instant> dueAt;
  private final JobStore store;
  private final DeadJobStore deadJobs = new DeadJobStore();

  /** {@code dueAt} gets each next run, once it is stored. */
  JobTask(
      Job job,
      Transactions transactions,
      Clock clock,
      MeterRegistry registry,
      Consumer<Instant> dueAt) {
    this.registry = registry;
    this.job = job;
    this.transactions = transactions;
    this.clock = clock;
    this.dueAt = dueAt;
    this.store = new JobStore(job.lane());
  }

  Task<Void> task() {
    return Tasks.custom(job.name(), Void.class)
        .onFailure(this::failed)
        .onDeadExecutionRevive()
        .execute(this::run);
  }

  /** 1 s, 2 s, 4 s … 5 min after so many failures in a row. */
  static Duration delayAfter(int failures) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - 1, 20));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
    String id = instance.getId();
    transactions.run(handle -> store.begin(handle, job.name(), id, clock.instant()));
    Job.Next next = job.work().run(id);
    if (next instanceof Job.Next.NotBefore pause) {
      return (complete, operations) -> again(complete, pause.at(), true, 0);
    }
    if (next instanceof Job.Next.Again again) {
      return (complete, operations) ->
          again(complete, clock.instant().plus(again.delay()), false, 0);
    }
    return this::finished;
  }

  private void finished(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Execution execution = complete.getExecution();
    boolean gone =
        stubborn(
            execution,
            handle -> store.finish(handle, job.name(), execution.getId(), execution.version));
    if (!gone) {
      // Submitted while it ran: the row stays, due from that submit on.
      again(complete, JobStore.WHEN_SUBMITTED, false, 0);
    }
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Execution execution = complete.getExecution();
    String id = execution.getId();
    int failures = execution.consecutiveFailures + 1;
    Throwable error = complete.getCause().orElseGet(() -> new IllegalStateException("no cause"));
    if (failures >= Job.GIVE_UP_AFTER && giveUp(execution, error, failures)) {
      log.error(
          "Job {} {} failed {} times and is given up; it stands in dead_job",
          job.name(),
          id,
          failures,
          error);
      return;
    }
    Duration delay = delayAfter(failures);
    log.warn(
        "Job {} {} failed, time {} of {}; next try in {}",
        job.name(),
        id,
        failures,
        Job.GIVE_UP_AFTER,
        delay,
        error);
    again(complete, clock.instant().plus(delay), true, failures);
  }

  /** False when someone submitted it during the last run, or its feature failed: it continues. */
  private boolean giveUp(Execution execution, Throwable error, int failures) {
    String id = execution.getId();
    try {
      return transactions.call(
          handle -> {
            // Together: a job is either still queued or among the dead, never neither.
            boolean gone = store.finish(handle, job.name(), id, execution.version);
            if (gone) {
              deadJobs.save(handle, DeadJob.of(job.name(), id, error, failures, clock.instant()));
              job.givenUp().of(id);
              transactions.afterCommit(
                  () -> registry.counter("patchbay.jobs.given_up", "job", job.name()).increment());
            }
            return gone;
          });
    } catch (RuntimeException e) {
      log.error("Job {} {} cannot be given up", job.name(), id, e);
      return false;
    }
  }

  private void again(ExecutionComplete complete, Instant at, boolean reason, int failures) {
    Execution execution = complete.getExecution();
    Instant now = clock.instant();
    var run = new JobStore.Run(job.name(), execution.getId(), execution.version, now);
    stubborn(
        execution,
        handle -> {
          store.again(handle, run, at, reason, failures);
          return true;
        });
    dueAt.accept(at.equals(JobStore.WHEN_SUBMITTED) ? now : at);
  }

  /**
   * A database that was started again, or whose connections were cut, has left broken ones in the
   * pool, and a job without its end stays taken until its node is thought dead. Every write asks
   * for the version, so that the second of two changes nothing.
   */
  private <T> T stubborn(Execution execution, Function<Handle, T> write) {
    return transactions.callUntilStored(
        "the end of a run of job " + job.name() + " " + execution.getId(),
        TRIES_END,
        "the job runs again within half a minute",
        write);
  }
}
