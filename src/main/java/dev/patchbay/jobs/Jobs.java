package dev.patchbay.jobs;

import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queues, one for each {@link Lane}. Features submit from the first moment; jobs run between
 * {@link #start} and {@link #stop}. The same job and id never runs twice at the same time, on all
 * nodes together. A job whose node died is taken over within 40 seconds; on a database that only
 * one process can open, at the next start. Thread-safe.
 */
public final class Jobs {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);

  /** Nobody who runs a job is silent for so long. */
  private static final Duration DEAD = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final Map<Lane, JobStore> stores = new EnumMap<>(Lane.class);
  private volatile Map<Lane, LaneRunner> runners = Map.of();

  public Jobs(Database database, Clock clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.registry = registry;
    for (Lane lane : Lane.values()) {
      stores.put(lane, new JobStore(lane));
    }
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

  /**
   * Says which lane is whose, so that a submit before the start finds its lane. What was not named
   * before it is submitted is found again at the start.
   */
  public void declare(List<Job> jobs) {
    jobs.forEach(job -> lanes.put(job.name(), job.lane()));
  }

  /** Begins to run jobs. Not in the constructor, because the work of a job submits jobs itself. */
  public synchronized void start(List<Job> jobs, List<RecurringJob> recurring) {
    if (!runners.isEmpty()) {
      throw new IllegalStateException("jobs run already");
    }
    declare(jobs);
    if (database.ours()) {
      // Whoever ran or held something was an earlier process, and it is gone.
      database.transactions().run(handle -> stores.values().forEach(all -> all.releaseAll(handle)));
      new Leases(database.transactions(), clock).releaseAll();
    }
    bringToLanes(jobs);
    var started = new EnumMap<Lane, LaneRunner>(Lane.class);
    for (Lane lane : Lane.values()) {
      var ofLane = jobs.stream().filter(job -> job.lane() == lane).toList();
      var beats = lane == Lane.BULK ? recurring : List.<RecurringJob>of();
      started.put(lane, new LaneRunner(lane, database, clock, registry, ofLane, beats));
    }
    started.values().forEach(LaneRunner::start);
    runners = started;
  }

  /** An earlier version, or a submit before anyone had named the job, put it elsewhere. */
  private void bringToLanes(List<Job> jobs) {
    stores.forEach(
        (lane, store) -> {
          var names = database.transactions().call(store::names);
          jobs.stream()
              .filter(job -> job.lane() != lane && names.contains(job.name()))
              .forEach(job -> database.transactions().run(handle -> move(handle, store, job)));
        });
  }

  private void move(Handle handle, JobStore from, Job job) {
    from.takeOut(handle, job.name(), clock.instant().minus(DEAD))
        .forEach((id, at) -> store(job.lane()).submit(handle, job.name(), id, at));
  }

  /**
   * Takes no more jobs and waits at most {@code drain} for the running ones. What still runs then
   * is never interrupted, but left behind: it runs again later.
   */
  public synchronized void stop(Duration drain) {
    var stopping = runners;
    runners = Map.of();
    long end = System.nanoTime() + drain.toNanos();
    var ends = stopping.values().stream().map(LaneRunner::stop).toList();
    try {
      for (Thread each : ends) {
        each.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopping.forEach(
        (lane, runner) -> {
          if (!runner.abandon()) {
            log.warn(
                "Jobs of lane {} still run after {}; they are left behind and run again later",
                lane,
                drain);
          }
        });
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
    Lane lane = lanes.getOrDefault(job, Lane.BULK);
    transactions.run(
        handle -> {
          store(lane).submit(handle, job, id, at);
          transactions.afterCommit(() -> wake(lane));
        });
  }

  /** The same for several ids at once, in a few statements. */
  public void submitAll(String job, SortedSet<String> ids, Instant at) {
    Transactions transactions = database.transactions();
    Lane lane = lanes.getOrDefault(job, Lane.BULK);
    transactions.run(
        handle -> {
          store(lane).submitAll(handle, job, ids, at);
          transactions.afterCommit(() -> wake(lane));
        });
  }

  private JobStore store(Lane lane) {
    return Objects.requireNonNull(stores.get(lane));
  }

  private void wake(Lane lane) {
    @Nullable LaneRunner running = runners.get(lane);
    if (running != null) {
      running.wake();
    }
  }
}
