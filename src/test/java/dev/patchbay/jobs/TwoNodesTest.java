package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL: no job at the same time twice, none lost. */
final class TwoNodesTest {
  private static final int IDS = 100;
  private final DatabaseSettings settings = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
  private final Database first = Database.open(settings);
  private final Database second = Database.open(settings);
  private final Jobs one = new Jobs(first, Clock.systemUTC(), new SimpleMeterRegistry());
  private final Jobs two = new Jobs(second, Clock.systemUTC(), new SimpleMeterRegistry());

  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Queue<String> doubles = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    one.stop(Duration.ofSeconds(5));
    two.stop(Duration.ofSeconds(5));
    first.close();
    second.close();
  }

  @Test
  void every_job_runs_on_one_node_at_a_time_and_none_is_lost() {
    one.start(List.of(counting()), List.of());
    two.start(List.of(counting()), List.of());
    for (int id = 0; id < IDS; id++) {
      one.submit("count", "id" + id);
      two.submit("count", "id" + id);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> queued(first) == 0);
    assertThat(doubles).isEmpty();
    assertThat(runs).hasSize(IDS).allSatisfy((id, times) -> assertThat(times).isBetween(1, 2));
  }

  @Test
  void what_one_node_runs_is_left_alone_by_another_that_starts_or_is_asked_for_it_too() {
    var blocked = new CountDownLatch(1);
    var slow =
        new Job(
            "slow",
            id -> {
              if (runs.merge("slow", 1, Integer::sum) == 1) {
                Wait.on(blocked);
              }
              return new Job.Next.Finished();
            });
    one.start(List.of(slow, counting()), List.of());
    one.submit("slow", "id");
    await().until(() -> runs.containsKey("slow"));

    two.start(List.of(slow, counting()), List.of());
    two.submit("slow", "id");
    // Whoever takes these would have taken what is due before them.
    for (int id = 0; id < IDS; id++) {
      two.submit("count", "id" + id);
    }
    await().until(() -> runs.size() == IDS + 1);
    assertThat(runs).containsEntry("slow", 1);

    blocked.countDown();
    await().until(() -> queued(first) == 0);
    assertThat(runs).containsEntry("slow", 2);
  }

  @Test
  void what_a_node_submits_that_runs_no_jobs_is_run_by_another() {
    two.start(List.of(counting()), List.of());
    one.submit("count", "id");
    await().until(() -> runs.containsKey("id"));
  }

  @Test
  void a_recurring_job_runs_on_one_node_at_a_time() {
    var blocked = new CountDownLatch(1);
    var beats = new AtomicInteger();
    var looks = new AtomicInteger();
    var beat =
        recurring(
            "beat",
            () -> {
              if (beats.incrementAndGet() == 1) {
                Wait.on(blocked);
              }
            });
    one.start(List.of(), List.of(beat));
    await().until(() -> beats.get() == 1);

    two.start(List.of(), List.of(beat, recurring("look", looks::incrementAndGet)));
    await().until(() -> looks.get() >= 3);
    assertThat(beats).hasValue(1);

    blocked.countDown();
    await().until(() -> beats.get() > 1);
  }

  private static RecurringJob recurring(String name, Runnable work) {
    return new RecurringJob(name, Duration.ofMillis(1), work);
  }

  private Job counting() {
    return new Job(
        "count",
        id -> {
          enter(id);
          runs.merge(id, 1, Integer::sum);
          running.remove(id);
          return new Job.Next.Finished();
        });
  }

  private void enter(String id) {
    if (!running.add(id)) {
      doubles.add(id);
    }
  }

  private static int queued(Database database) {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select count(*) from scheduled_tasks")
                    .mapTo(Integer.class)
                    .one());
  }
}
