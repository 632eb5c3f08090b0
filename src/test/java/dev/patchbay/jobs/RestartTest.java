package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was killed and comes back on its own file. */
final class RestartTest {
  private final DatabaseSettings file;
  private final AtomicInteger runs = new AtomicInteger();
  private final Job job =
      new Job(
          "click",
          id -> {
            runs.incrementAndGet();
            return new Job.Next.Finished();
          });

  RestartTest(@TempDir Path folder) {
    file = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("patchbay"), null, null);
  }

  @Test
  void what_was_running_when_it_was_killed_runs_again_at_once() {
    try (Database database = Database.open(file)) {
      new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry()).submit("click", "1");
      assertThat(
              new Leases(database.transactions(), Clock.systemUTC())
                  .tryAcquire("incident:Q1", "click 1", Duration.ofHours(1)))
          .isPresent();
      pickedByTheDead(database);
    }
    try (Database database = Database.open(file)) {
      Jobs jobs = new Jobs(database, Clock.systemUTC(), new SimpleMeterRegistry());
      jobs.start(List.of(job), List.of());
      await().atMost(Duration.ofSeconds(10)).until(() -> runs.get() == 1);
      assertThat(
              new Leases(database.transactions(), Clock.systemUTC())
                  .tryAcquire("incident:Q1", "click 2", Duration.ofHours(1)))
          .isPresent();
      jobs.stop(Duration.ofSeconds(5));
    }
  }

  private static void pickedByTheDead(Database database) {
    database
        .transactions()
        .run(
            handle ->
                handle
                    .createUpdate(
                        "update scheduled_tasks set picked = true, picked_by = 'the killed',"
                            + " last_heartbeat = :now")
                    .bind("now", Instant.now())
                    .execute());
  }
}
