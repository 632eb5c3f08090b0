package dev.patchbay.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.patchbay.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane: db-scheduler with our settings, a table and threads; between one start and one stop.
 */
final class LaneRunner {
  private static final Duration POLL = Duration.ofSeconds(1);
  // A node is given up after four missed heartbeats, 20 s, and others look every 5 s.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;

  /** The poll would end a wait of a fifth of a second after a whole one. */
  private static final Duration SHORT_WAIT = POLL.multipliedBy(2);

  private static final Logger log = LoggerFactory.getLogger(LaneRunner.class);

  private final Clock clock;
  private final ExecutorService workers;
  private final ScheduledThreadPoolExecutor keepers;
  private final Scheduler scheduler;

  /** All of {@code jobs} are of {@code lane}. */
  LaneRunner(
      Lane lane,
      Database database,
      Clock clock,
      MeterRegistry registry,
      List<Job> jobs,
      List<RecurringJob> recurring) {
    this.clock = clock;
    var name = "patchbay-" + lane.name().toLowerCase(Locale.ROOT);
    workers = JobThreads.pool(lane.workers(), name + "-job-", () -> {});
    keepers = JobThreads.timer(3, name + "-keeper-");
    List<Task<?>> tasks =
        jobs.stream()
            .<Task<?>>map(
                job ->
                    new JobTask(job, database.transactions(), clock, registry, this::dueAt).task())
            .toList();
    SchedulerBuilder builder =
        Scheduler.create(database.dataSource(), tasks)
            .tableName(lane.table())
            .startTasks(recurring.stream().map(LaneRunner::recurring).toList())
            // H2 speaks PostgreSQL here, and would otherwise be warned of as unknown.
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("patchbay-" + UUID.randomUUID()))
            .threads(lane.workers())
            .executorService(workers)
            .dueExecutor(JobThreads.pool(1, name + "-due-", this::wake))
            .housekeeperExecutor(keepers)
            .pollingInterval(POLL)
            .enableImmediateExecution()
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            // JobTask and run() log failures, with what happens next.
            .failureLogging(LogLevel.OFF, false)
            // Longer than any drain: how long we wait is decided in stop().
            .shutdownMaxWait(Duration.ofHours(1));
    // PostgreSQL lets nodes skip rows that another has locked; an embedded database has one node.
    if (database.locksAsItFetches()) {
      builder.pollUsingLockAndFetch(0.5, 1);
    }
    scheduler = builder.build();
  }

  private static RecurringTask<Void> recurring(RecurringJob job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
        .execute((instance, context) -> run(job));
  }

  /** Does not throw: the next run is the retry, and comes when it comes. */
  private static void run(RecurringJob job) {
    try {
      job.work().run();
    } catch (RuntimeException e) {
      log.warn("Recurring job {} failed; next run in {}", job.name(), job.every(), e);
    }
  }

  void start() {
    scheduler.start();
  }

  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Another run is stored for then: this node's own timer ends a short wait. */
  private void dueAt(Instant at) {
    Duration wait = Duration.between(clock.instant(), at);
    if (wait.isNegative() || wait.isZero()) {
      wake();
    } else if (wait.compareTo(SHORT_WAIT) < 0) {
      try {
        // A millisecond more: the row must be due by then.
        var timer = keepers.schedule(this::wake, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        log.trace("next look in {} ms", timer.getDelay(TimeUnit.MILLISECONDS));
      } catch (RejectedExecutionException e) {
        log.trace("stopping; another node or the next start looks");
      }
    }
  }

  /** Takes no more jobs. The thread ends when the last running one has. */
  Thread stop() {
    Thread stopping = JobThreads.daemons("patchbay-jobs-stop-").newThread(scheduler::stop);
    stopping.start();
    return stopping;
  }

  /** After {@link #stop}, when there is no more time: false if jobs still run. */
  boolean abandon() {
    keepers.shutdown();
    return workers.isTerminated();
  }
}
