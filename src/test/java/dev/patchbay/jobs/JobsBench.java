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
import java.util.concurrent.CopyOnWriteArrayList;

/** Jobs on a database of their own, one that notes what ran, and a look into the queue. */
final class JobsBench implements AutoCloseable {
  final Database database;
  final Jobs jobs;
  final List<String> ran = new CopyOnWriteArrayList<>();
  final Job note =
      new Job(
          "note",
          id -> {
            ran.add(id);
            return new Job.Next.Finished();
          });

  JobsBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    jobs = new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  @Override
  public void close() {
    jobs.stop(Duration.ofSeconds(5));
    database.close();
  }

  Instant executionTime() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select max(execution_time) from scheduled_tasks")
                    .mapTo(Instant.class)
                    .one());
  }

  void awaitEmptyQueue() {
    await()
        .untilAsserted(
            () ->
                assertThat(rows("people_job") + rows("event_job") + rows("scheduled_tasks"))
                    .isZero());
  }

  void insertLease(String key) {
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

  int rows(String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
