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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** db-scheduler with our settings and threads; between one start and one stop. */
final class Runner {
  private static final int WORKERS = 8;
  private static final Duration POLL = Duration.ofSeconds(1);
  // A node is given up after four missed heartbeats, 20 s, and others look every 5 s.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Logger log = LoggerFactory.getLogger(Runner.class);

  private final ExecutorService workers =
      new Uninterrupted(WORKERS, daemons("patchbay-job-"), () -> {});
  private final ScheduledThreadPoolExecutor keepers =
      new UninterruptedTimer(3, daemons("patchbay-jobs-keeper-"));
  private final Scheduler scheduler;

  Runner(
      Database database,
      Clock clock,
      MeterRegistry registry,
      List<Job> jobs,
      List<RecurringJob> recurring) {
    List<Task<?>> tasks =
        jobs.stream()
            .<Task<?>>map(job -> new JobTask(job, database.transactions(), clock, registry).task())
            .toList();
    SchedulerBuilder builder =
        Scheduler.create(database.dataSource(), tasks)
            .startTasks(recurring.stream().map(Runner::recurring).toList())
            // H2 speaks PostgreSQL here, and would otherwise be warned of as unknown.
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("patchbay-" + UUID.randomUUID()))
            .threads(WORKERS)
            .executorService(workers)
            .dueExecutor(new Uninterrupted(1, daemons("patchbay-jobs-due-"), this::wake))
            .housekeeperExecutor(keepers)
            .pollingInterval(POLL)
            .enableImmediateExecution()
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .failureLogging(LogLevel.OFF, false)
            // Longer than any drain: how long we wait is decided in stop().
            .shutdownMaxWait(Duration.ofHours(1))
            .enablePriority();
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

  void stop(Duration drain) {
    Thread stopping = daemons("patchbay-jobs-stop-").newThread(scheduler::stop);
    stopping.start();
    try {
      stopping.join(Math.max(1, drain.toMillis()));
      if (!workers.isTerminated()) {
        log.warn("Jobs still run after {}; they are left behind and run again later", drain);
        keepers.shutdown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Threads that use the database: an interrupt there closes the file of H2 for everybody. */
  private static final class Uninterrupted extends ThreadPoolExecutor {
    private final Runnable wake;

    Uninterrupted(int threads, ThreadFactory factory, Runnable wake) {
      super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
      this.wake = wake;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      wake.run();
      return List.of();
    }
  }

  /** The same, for what is due again and again. */
  private static final class UninterruptedTimer extends ScheduledThreadPoolExecutor {
    UninterruptedTimer(int threads, ThreadFactory factory) {
      super(threads, factory);
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
