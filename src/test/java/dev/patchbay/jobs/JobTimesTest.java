package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When a job runs: later, again, and at every beat. */
@ParameterizedClass
@EnumSource
final class JobTimesTest {
  private final JobsBench bench;
  private final Jobs jobs;
  private final List<String> ran;
  private final Job note;

  JobTimesTest(DatabaseKind kind) {
    bench = new JobsBench(kind);
    jobs = bench.jobs;
    ran = bench.ran;
    note = bench.note;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_job_for_later_does_not_run_now() {
    jobs.start(List.of(note), List.of());
    jobs.submitAt("note", "later", Instant.now().plusSeconds(3600));
    jobs.submit("note", "now");
    await().untilAsserted(() -> assertThat(bench.rows("scheduled_tasks")).isEqualTo(1));
    assertThat(ran).containsExactly("now");
  }

  @Test
  void a_submit_brings_a_job_for_later_forward() {
    jobs.start(List.of(note), List.of());
    jobs.submitAt("note", "1", Instant.now().plusSeconds(3600));
    jobs.submit("note", "1");
    bench.awaitEmptyQueue();
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
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
    assertThat(bench.rows("dead_job")).isZero();
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
    await().untilAsserted(() -> assertThat(bench.executionTime()).isAfter(until.minusSeconds(1)));
    jobs.submit("paced", "1");
    jobs.submit("note", "2");
    await().untilAsserted(() -> assertThat(ran).containsExactly("1", "2"));
    assertThat(bench.executionTime()).isAfter(until.minusSeconds(1));
  }

  @Test
  void a_submit_for_later_while_it_runs_is_for_later() {
    var later = Instant.now().plusSeconds(3600);
    Job once =
        new Job(
            "again",
            id -> {
              ran.add(id);
              jobs.submitAt("again", "1", later);
              return new Job.Next.Finished();
            });
    jobs.start(List.of(once), List.of());
    jobs.submit("again", "1");
    await().untilAsserted(() -> assertThat(bench.executionTime()).isAfter(later.minusSeconds(1)));
    assertThat(ran).containsExactly("1");
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
    bench.awaitEmptyQueue();
    assertThat(ran).containsExactly("1", "1");
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
}
