package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of jobs that fail, of jobs of dead nodes, and of running jobs at a stop. */
@ParameterizedClass
@EnumSource
final class JobFailureTest {
  private final Database database;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Jobs jobs;
  private final AtomicInteger runs = new AtomicInteger();
  private final Job broken =
      new Job(
          "broken",
          id -> {
            runs.incrementAndGet();
            throw new IllegalStateException("no luck with xoxb-1-hunter2");
          });

  JobFailureTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    jobs = new Jobs(database, Clock.systemUTC(), registry);
  }

  @AfterEach
  void close() {
    jobs.stop(Duration.ofSeconds(5));
    database.close();
  }

  @Test
  void a_failed_job_waits_and_is_tried_again() {
    jobs.start(List.of(broken), List.of());
    jobs.submit("broken", "1");
    await().untilAsserted(() -> assertThat(runs).hasValue(2));
    await().untilAsserted(() -> assertThat(gauge("failing")).isEqualTo(1));
    assertThat(gauge("queued")).isZero();
    assertThat(gauge("dead")).isZero();
  }

  @Test
  void the_twelfth_failure_in_a_row_gives_it_up_without_keeping_a_secret() {
    jobs.submit("broken", "1");
    assertThat(gauge("queued")).isEqualTo(1);
    execute("update scheduled_tasks set consecutive_failures = 11");
    jobs.start(List.of(broken), List.of());

    await().untilAsserted(() -> assertThat(gauge("dead")).isEqualTo(1));
    assertThat(gauge("failing")).isZero();
    assertThat(deadJobs())
        .singleElement()
        .satisfies(
            dead ->
                assertThat(dead)
                    .containsEntry("job", "broken")
                    .containsEntry("id", "1")
                    .containsEntry("failures", 12)
                    .containsEntry("error_class", "java.lang.IllegalStateException")
                    .containsEntry("error_message", "no luck with (hidden)"));
  }

  @Test
  void its_feature_is_called_in_the_transaction_that_gives_it_up() {
    var told = new CopyOnWriteArrayList<String>();
    Job hopeless =
        new Job(
            "hopeless",
            Lane.PEOPLE,
            broken.work(),
            id -> {
              told.add(id + " " + database.transactions().active() + " " + deadJobs().size());
              if (told.size() == 1) {
                throw new IllegalStateException("cannot clean up now");
              }
            });
    jobs.declare(List.of(hopeless));
    jobs.submit("hopeless", "1");
    execute("update people_job set consecutive_failures = 11");
    jobs.start(List.of(hopeless), List.of());
    await()
        .untilAsserted(
            () -> {
              execute(
                  "update people_job set execution_time = last_failure"
                      + " where last_failure is not null");
              assertThat(gauge("dead")).isEqualTo(1);
            });
    assertThat(told).containsExactly("1 true 1", "1 true 1");
    await()
        .untilAsserted(
            () ->
                assertThat(registry.counter("patchbay.jobs.given_up", "job", "hopeless").count())
                    .isEqualTo(1));
  }

  @Test
  void a_given_up_job_that_is_submitted_again_starts_anew() {
    the_twelfth_failure_in_a_row_gives_it_up_without_keeping_a_secret();
    jobs.submit("broken", "1");
    assertThat(gauge("dead")).isZero();
    await().untilAsserted(() -> assertThat(gauge("failing")).isEqualTo(1));
  }

  @Test
  void the_job_of_a_node_that_died_is_taken_over() {
    jobs.submit("broken", "1");
    database
        .transactions()
        .run(
            handle ->
                handle
                    .createUpdate(
                        "update scheduled_tasks set picked = true, picked_by = 'dead node',"
                            + " last_heartbeat = :then")
                    .bind("then", Instant.now().minusSeconds(21))
                    .execute());
    jobs.start(List.of(broken), List.of());
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(runs).hasPositiveValue());
  }

  @Test
  void a_stop_lets_the_running_job_finish() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    start(running, go);
    Thread stop = new Thread(() -> jobs.stop(Duration.ofSeconds(30)));
    stop.start();
    await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
    go.countDown();
    stop.join();
    assertThat(gauge("queued")).isZero();
    assertThat(gauge("failing")).isZero();
  }

  @Test
  void a_stop_does_not_wait_longer_than_the_drain_and_the_job_is_kept()
      throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    start(running, new CountDownLatch(1));
    jobs.stop(Duration.ofMillis(100));
    assertThat(gauge("queued") + gauge("failing")).isEqualTo(1);
  }

  @Test
  void a_job_that_outlasts_the_drain_is_not_interrupted_and_may_still_finish()
      throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    start(running, go);
    jobs.stop(Duration.ofMillis(100));
    go.countDown();
    await().untilAsserted(() -> assertThat(gauge("queued") + gauge("failing")).isZero());
  }

  @Test
  void back_off_doubles_from_one_second_to_five_minutes() {
    assertThat(List.of(1, 2, 3, 9, 10, 1000).stream().map(JobTask::delayAfter))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 256L, 300L, 300L);
  }

  private void start(CountDownLatch running, CountDownLatch go) throws InterruptedException {
    Job slow =
        new Job(
            "slow",
            id -> {
              assertThat(Thread.currentThread().isDaemon()).isTrue();
              running.countDown();
              Wait.on(go);
              return new Job.Next.Finished();
            });
    jobs.start(List.of(slow), List.of());
    jobs.submit("slow", "1");
    running.await();
  }

  private double gauge(String state) {
    return registry.get("patchbay.jobs").tag("state", state).gauge().value();
  }

  private List<Map<String, Object>> deadJobs() {
    return database
        .transactions()
        .call(handle -> handle.createQuery("select * from dead_job").mapToMap().list());
  }

  private void execute(String sql) {
    database.transactions().run(handle -> handle.createUpdate(sql).execute());
  }
}
