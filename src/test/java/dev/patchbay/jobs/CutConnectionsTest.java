package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The pool has broken connections after a database was started again, or lost its clients. */
final class CutConnectionsTest {
  private static final String CUT =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";

  @Test
  void a_job_whose_connections_are_cut_while_it_runs_goes_on_before_its_node_is_thought_dead() {
    var settings = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    try (Database database = Database.open(settings);
        Database other = Database.open(settings)) {
      var runs = new AtomicInteger();
      Job cut =
          new Job(
              "cut",
              id -> {
                if (runs.incrementAndGet() > 1) {
                  return new Job.Next.Finished();
                }
                other.transactions().call(handle -> handle.createQuery(CUT).mapTo(int.class).one());
                return new Job.Next.Again(Duration.ofMillis(1));
              });
      var jobs = new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry());
      jobs.start(List.of(cut), List.of());
      jobs.submit("cut", "1");
      await()
          .atMost(Duration.ofSeconds(12))
          .untilAsserted(() -> assertThat(runs).hasValueGreaterThan(1));
      jobs.stop(Duration.ofSeconds(5));
    }
  }
}
