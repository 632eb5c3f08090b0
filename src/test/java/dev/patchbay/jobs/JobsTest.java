package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Queueing: what is submitted runs, once, after the commit, and never at the same time twice. */
@ParameterizedClass
@EnumSource
final class JobsTest {
  private final Database database;
  private final Jobs jobs;
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final Job note =
      new Job(
          "note",
          id -> {
            ran.add(id);
            return new Job.Next.Finished();
          });

  JobsTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    jobs = new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    jobs.stop(Duration.ofSeconds(5));
    database.close();
  }

  @Test
  void a_submitted_job_runs_once_and_is_gone() {
    jobs.start(List.of(note), List.of());
    jobs.submit("note", "1");
    awaitEmptyQueue();
    assertThat(ran).containsExactly("1");
  }

  @Test
  void a_job_of_a_transaction_that_is_rolled_back_never_runs() {
    jobs.start(List.of(note), List.of());
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .together(
                        () -> {
                          jobs.submit("note", "rolled back");
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    jobs.submit("note", "after");
    awaitEmptyQueue();
    assertThat(ran).containsExactly("after");
  }

  @Test
  void a_job_sees_the_rows_of_the_transaction_that_submitted_it() {
    AtomicInteger seen = new AtomicInteger(-1);
    Job look =
        new Job(
            "look",
            id -> {
              seen.set(rows("lease"));
              return new Job.Next.Finished();
            });
    jobs.start(List.of(look), List.of());
    database
        .transactions()
        .together(
            () -> {
              jobs.submit("look", "1");
              insertLease("row of the feature");
            });
    awaitEmptyQueue();
    assertThat(seen).hasValue(1);
  }

  @Test
  void the_same_job_and_id_twice_is_one_job() {
    jobs.submit("note", "1");
    jobs.submit("note", "1");
    jobs.submit("note", "2");
    jobs.start(List.of(note), List.of());
    awaitEmptyQueue();
    assertThat(ran).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void a_submit_while_it_runs_makes_it_run_once_more() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Job slow =
        new Job(
            "slow",
            id -> {
              running.countDown();
              ran.add(id);
              Wait.on(go);
              return new Job.Next.Finished();
            });
    jobs.start(List.of(slow), List.of());
    jobs.submit("slow", "1");
    running.await();
    jobs.submit("slow", "1");
    jobs.submit("slow", "1");
    go.countDown();
    awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
  }

  @Test
  void a_submit_that_commits_after_the_job_was_picked_is_not_lost() {
    AtomicInteger seen = new AtomicInteger();
    Job look =
        new Job(
            "look",
            id -> {
              seen.set(rows("lease"));
              return new Job.Next.Finished();
            });
    jobs.submit("look", "1");
    database
        .transactions()
        .together(
            () -> {
              jobs.submit("look", "1");
              jobs.start(List.of(look), List.of());
              insertLease("row of the feature");
            });
    awaitEmptyQueue();
    assertThat(seen).hasValue(1);
  }

  @Test
  void a_job_for_later_does_not_run_now() {
    jobs.start(List.of(note), List.of());
    jobs.submitAt("note", "later", Instant.now().plusSeconds(3600));
    jobs.submit("note", "now");
    await().untilAsserted(() -> assertThat(rows("scheduled_tasks")).isEqualTo(1));
    assertThat(ran).containsExactly("now");
  }

  @Test
  void a_submit_brings_a_job_for_later_forward() {
    jobs.start(List.of(note), List.of());
    jobs.submitAt("note", "1", Instant.now().plusSeconds(3600));
    jobs.submit("note", "1");
    awaitEmptyQueue();
    assertThat(ran).containsExactly("1");
  }

  @Test
  void again_runs_it_again_and_is_no_failure() {
    Job twice =
        new Job(
            "twice",
            id -> {
              ran.add(id);
              return ran.size() == 1
                  ? new Job.Next.Again(Duration.ofMillis(1))
                  : new Job.Next.Finished();
            });
    jobs.start(List.of(twice), List.of());
    jobs.submit("twice", "1");
    awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
    assertThat(rows("dead_job")).isZero();
  }

  @Test
  void a_submit_does_not_pull_ahead_what_waits_for_a_reason() {
    var until = Instant.now().plusSeconds(3600);
    jobs.start(
        List.of(
            new Job(
                "paced",
                id -> {
                  ran.add(id);
                  return new Job.Next.NotBefore(until);
                }),
            note),
        List.of());
    jobs.submit("paced", "1");
    await().untilAsserted(() -> assertThat(executionTime()).isAfter(until.minusSeconds(1)));
    jobs.submit("paced", "1");
    jobs.submit("note", "2");
    await().untilAsserted(() -> assertThat(ran).containsExactly("1", "2"));
    assertThat(executionTime()).isAfter(until.minusSeconds(1));
  }

  @Test
  void a_submit_between_a_run_and_its_next_is_not_lost() {
    Job once =
        new Job(
            "again",
            id -> {
              ran.add(id);
              if (ran.size() > 1) {
                return new Job.Next.Finished();
              }
              jobs.submit("again", "1");
              return new Job.Next.Again(Duration.ofHours(1));
            });
    jobs.start(List.of(once), List.of());
    jobs.submit("again", "1");
    awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
  }

  @Test
  void what_a_person_waits_for_runs_before_bulk_work_that_was_due_first() {
    Job bulk = new Job("bulk", Lane.BULK, note.work(), id -> {});
    Job click = new Job("click", Lane.PEOPLE, note.work(), id -> {});
    var held = new CountDownLatch(1);
    Job busy =
        new Job(
            "busy",
            id -> {
              Wait.on(held);
              return new Job.Next.Finished();
            });
    jobs.start(List.of(bulk, click, busy), List.of());
    database
        .transactions()
        .together(() -> IntStream.range(0, 8).forEach(id -> jobs.submit("busy", "" + id)));
    await().untilAsserted(() -> assertThat(picked()).isEqualTo(8));
    IntStream.range(0, 40).forEach(id -> jobs.submit("bulk", "bulk " + id));
    jobs.submit("click", "click");
    held.countDown();
    awaitEmptyQueue();
    assertThat(ran.indexOf("click")).isLessThan(20);
  }

  @Test
  void a_recurring_job_runs_again_and_again_even_after_a_failure() {
    RecurringJob beat =
        new RecurringJob(
            "beat",
            Duration.ofMillis(10),
            () -> {
              ran.add("beat");
              throw new IllegalStateException("every time");
            });
    jobs.start(List.of(), List.of(beat));
    await().untilAsserted(() -> assertThat(ran).hasSizeGreaterThan(1));
  }

  private Instant executionTime() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select max(execution_time) from scheduled_tasks")
                    .mapTo(Instant.class)
                    .one());
  }

  private long picked() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select count(*) from scheduled_tasks where picked")
                    .mapTo(Long.class)
                    .one());
  }

  private void awaitEmptyQueue() {
    await().untilAsserted(() -> assertThat(rows("scheduled_tasks")).isZero());
  }

  private void insertLease(String key) {
    database
        .transactions()
        .run(
            handle ->
                handle
                    .createUpdate("insert into lease values (:k, 'h', 1, :until, :until)")
                    .bind("k", key)
                    .bind("until", Instant.EPOCH)
                    .execute());
  }

  private int rows(String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
