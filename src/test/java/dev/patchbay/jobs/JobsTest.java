package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Queueing: what is submitted runs, once, after the commit, and never at the same time twice. */
@ParameterizedClass
@EnumSource
final class JobsTest {
  private final JobsBench bench;
  private final Database database;
  private final Jobs jobs;
  private final List<String> ran;
  private final Job note;

  JobsTest(DatabaseKind kind) {
    bench = new JobsBench(kind);
    database = bench.database;
    jobs = bench.jobs;
    ran = bench.ran;
    note = bench.note;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_submitted_job_runs_once_and_is_gone() {
    jobs.start(List.of(note), List.of());
    jobs.submit("note", "1");
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactly("1");
  }

  @Test
  void several_are_submitted_at_once_whether_they_wait_already_or_not() {
    var now = Instant.now();
    jobs.declare(List.of(note));
    jobs.submitAt("note", "waits", now.plus(Duration.ofHours(1)));
    jobs.submitAll("note", new TreeSet<>(Set.of("new", "newer", "waits")), now);
    jobs.start(List.of(note), List.of());
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactlyInAnyOrder("new", "newer", "waits");
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
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactly("after");
  }

  @Test
  void a_job_sees_the_rows_of_the_transaction_that_submitted_it() {
    AtomicInteger seen = new AtomicInteger(-1);
    Job look =
        new Job(
            "look",
            id -> {
              seen.set(bench.rows("lease"));
              return new Job.Next.Finished();
            });
    jobs.start(List.of(look), List.of());
    database
        .transactions()
        .together(
            () -> {
              jobs.submit("look", "1");
              bench.insertLease("row of the feature");
            });
    bench.awaitEmptyQueue();
    assertThat(seen).hasValue(1);
  }

  @Test
  void the_same_job_and_id_twice_is_one_job() {
    jobs.submit("note", "1");
    jobs.submit("note", "1");
    jobs.submit("note", "2");
    jobs.start(List.of(note), List.of());
    bench.awaitEmptyQueue();
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
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
  }

  @Test
  void a_submit_that_commits_after_the_job_was_picked_is_not_lost() {
    AtomicInteger seen = new AtomicInteger();
    Job look =
        new Job(
            "look",
            id -> {
              seen.set(bench.rows("lease"));
              return new Job.Next.Finished();
            });
    jobs.submit("look", "1");
    database
        .transactions()
        .together(
            () -> {
              jobs.submit("look", "1");
              jobs.start(List.of(look), List.of());
              bench.insertLease("row of the feature");
            });
    bench.awaitEmptyQueue();
    assertThat(seen).hasValue(1);
  }
}
