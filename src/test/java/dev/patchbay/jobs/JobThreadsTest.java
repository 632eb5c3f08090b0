package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.support.Eavesdropper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JobThreadsTest {

  @Test
  void what_a_thread_could_not_take_is_said_in_the_log_and_the_next_one_runs() throws Exception {
    try (var ears = new Eavesdropper()) {
      var pool = JobThreads.pool(1, "patchbay-test-job-", () -> {});
      pool.execute(
          () -> {
            throw new IllegalStateException("Failed to rollback.");
          });
      var next = new CompletableFuture<String>();
      pool.execute(() -> next.complete(Thread.currentThread().getName()));

      assertThat(next.get(10, TimeUnit.SECONDS)).startsWith("patchbay-test-job-");
      pool.shutdown();
      await()
          .untilAsserted(
              () ->
                  assertThat(ears.events())
                      .contains("patchbay-test-job-1 could not take a job", "Failed to rollback"));
    }
  }
}
