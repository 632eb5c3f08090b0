package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes: what a person waits for is never behind other work, whoever put it where. */
@ParameterizedClass
@EnumSource
final class LanesTest {
  private final JobsBench bench;
  private final Database database;
  private final Jobs jobs;
  private final CountDownLatch held = new CountDownLatch(1);
  private final Job event = held("event", Lane.EVENTS);
  private final Job bulk = held("bulk", Lane.BULK);
  private final Job click;

  LanesTest(DatabaseKind kind) {
    bench = new JobsBench(kind);
    database = bench.database;
    jobs = bench.jobs;
    click = new Job("click", Lane.PEOPLE, bench.note.work(), id -> {});
  }

  private Job held(String name, Lane lane) {
    return new Job(
        name,
        lane,
        id -> {
          Wait.on(held);
          return new Job.Next.Finished();
        },
        id -> {});
  }

  @AfterEach
  void close() {
    held.countDown();
    bench.close();
  }

  @Test
  void a_click_waits_neither_for_two_thousand_events_nor_for_bulk_work() {
    database
        .transactions()
        .together(
            () -> {
              jobs.declare(List.of(event, bulk));
              IntStream.range(0, 2000).forEach(id -> jobs.submit("event", "e" + id));
              IntStream.range(0, 100).forEach(id -> jobs.submit("bulk", "b" + id));
            });
    jobs.start(List.of(event, bulk, click), List.of());
    await().untilAsserted(() -> assertThat(picked("event_job")).isEqualTo(6));
    await().untilAsserted(() -> assertThat(picked("scheduled_tasks")).isEqualTo(4));
    jobs.submit("click", "1");
    await().untilAsserted(() -> assertThat(bench.ran).containsExactly("1"));
    assertThat(bench.rows("event_job")).isEqualTo(2000);
    assertThat(bench.rows("scheduled_tasks")).isEqualTo(100);
  }

  @Test
  void a_submit_before_the_start_is_in_its_lane() {
    jobs.declare(List.of(click));
    jobs.submit("click", "1");
    assertThat(bench.rows("people_job")).isEqualTo(1);
  }

  @Test
  void what_lies_in_another_lane_is_found_at_the_start() {
    new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry()).submit("click", "1");
    new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry()).submit("click", "killed");
    update("update scheduled_tasks set picked = true, last_heartbeat = '2020-01-01 00:00:00+00'");
    new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry()).submit("click", "2");
    assertThat(bench.rows("scheduled_tasks")).isEqualTo(3);
    jobs.start(List.of(click), List.of());
    bench.awaitEmptyQueue();
    assertThat(bench.ran).containsExactlyInAnyOrder("1", "killed", "2");
  }

  @Test
  void the_node_that_submits_begins_within_a_tenth_of_a_second_of_the_commit() {
    var latencies = new Latencies();
    jobs.start(List.of(new Job("click", Lane.PEOPLE, id -> latencies.ran(), id -> {})), List.of());
    for (int press = 0; press < 21; press++) {
      String id = "press" + press;
      database
          .transactions()
          .together(
              () -> {
                database.transactions().afterCommit(latencies::from);
                jobs.submit("click", id);
              });
      latencies.awaitRun();
    }
    assertThat(latencies.median()).isLessThan(Duration.ofMillis(100));
  }

  @Test
  void a_short_wait_ends_when_it_said_and_not_at_the_next_poll() {
    var latencies = new Latencies();
    jobs.start(
        List.of(new Job("click", Lane.PEOPLE, latencies.again(Duration.ofMillis(50)), id -> {})),
        List.of());
    jobs.submit("click", "1");
    bench.awaitEmptyQueue();
    assertThat(latencies.median()).isLessThan(Duration.ofMillis(300));
  }

  private long picked(String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select count(*) from " + table + " where picked")
                    .mapTo(Long.class)
                    .one());
  }

  private void update(String sql) {
    database.transactions().run(handle -> handle.createUpdate(sql).execute());
  }
}
