package dev.patchbay.jobs;

import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The queue. Features submit from the first moment; jobs run between {@link #start} and {@link
 * #stop}. The same job and id never runs twice at the same time, on all nodes together. A job whose
 * node died is taken over within 40 seconds; on a database that only one process can open, at the
 * next start. Thread-safe.
 */
public final class Jobs {
  private final Database database;
  private final Clock clock;
  private final MeterRegistry registry;
  private volatile Map<String, Lane> lanes = Map.of();
  private final JobStore store = new JobStore();
  private volatile @Nullable Runner runner;

  public Jobs(Database database, Clock clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.registry = registry;
    DeadJobStore counts = new DeadJobStore();
    gauge(registry, "queued", counts::queued);
    gauge(registry, "failing", counts::failing);
    gauge(registry, "dead", counts::dead);
  }

  private void gauge(MeterRegistry registry, String state, ToLongFunction<Handle> count) {
    Transactions transactions = database.transactions();
    Gauge.builder("patchbay.jobs", () -> transactions.call(count::applyAsLong))
        .tag("state", state)
        .description("Durable jobs: waiting or running, waiting after a failure, given up")
        .register(registry);
  }

  /** Begins to run jobs. Not in the constructor, because the work of a job submits jobs itself. */
  public synchronized void start(List<Job> jobs, List<RecurringJob> recurring) {
    if (runner != null) {
      throw new IllegalStateException("jobs run already");
    }
    lanes = jobs.stream().collect(Collectors.toUnmodifiableMap(Job::name, Job::lane));
    if (database.ours()) {
      // Whoever ran or held something was an earlier process, and it is gone.
      database.transactions().run(store::releaseAll);
      new Leases(database.transactions(), clock).releaseAll();
    }
    Runner started = new Runner(database, clock, registry, jobs, recurring);
    started.start();
    runner = started;
  }

  /**
   * Takes no more jobs and waits at most {@code drain} for the running ones. What still runs then
   * is never interrupted, but left behind: it runs again later.
   */
  public synchronized void stop(Duration drain) {
    @Nullable Runner stopping = runner;
    runner = null;
    if (stopping != null) {
      stopping.stop(drain);
    }
  }

  /**
   * Stores that {@code job} is to run for {@code id}, in the caller's transaction if there is one,
   * and runs it at once after the commit. The same job and id twice is one job; if it is running,
   * it runs once more afterwards.
   */
  public void submit(String job, String id) {
    submitAt(job, id, clock.instant());
  }

  /** The same, not before {@code at}. */
  public void submitAt(String job, String id, Instant at) {
    Transactions transactions = database.transactions();
    transactions.run(
        handle -> {
          store.submit(handle, job, lanes.getOrDefault(job, Lane.BULK), id, at);
          transactions.afterCommit(this::wake);
        });
  }

  private void wake() {
    @Nullable Runner running = runner;
    if (running != null) {
      running.wake();
    }
  }
}
