package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.Eavesdropper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the server stops while something that it needs is silent. */
final class StopSmokeTest {
  private static final Duration CONTAINER = Duration.ofSeconds(9);

  @Test
  void stopping_takes_less_than_nine_seconds_whatever_is_under_way() {
    try (World world = World.connected()) {
      var posted = world.incident("Under way");
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("PUT /incidents/{id}", Fault.hang());
      faults.always("GET /services", Fault.hang());
      world.as(SandboxWorld.ADA).click(posted, "Acknowledge");
      await().until(() -> faults.hanging() == 1);
      var waiting =
          CompletableFuture.runAsync(
              () -> world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd connect pay"));
      await().until(() -> faults.hanging() >= 2);

      long begun = System.nanoTime();
      world.sandbox().stopServer();
      var took = Duration.ofNanos(System.nanoTime() - begun);

      faults.clear();
      faults.release();
      assertThat(took).isLessThan(CONTAINER);
      waiting.join();
      world.sandbox().restart();
      world.awaitStatus("acknowledged");
    }
  }

  @Test
  void stopping_takes_less_than_nine_seconds_while_the_database_is_silent_and_is_no_error() {
    OutageSmokeTest.throughProxy(
        false,
        (world, database) -> {
          world.connect("checkout");
          var posted = world.incident("Under way");
          var faults = world.sandbox().pagerDuty().faults();
          faults.always("PUT /incidents/{id}", Fault.hang());
          world.as(SandboxWorld.ADA).click(posted, "Acknowledge");
          await().until(() -> faults.hanging() == 1);
          try (var ears = new Eavesdropper()) {
            database.freeze();

            long begun = System.nanoTime();
            world.sandbox().stopServer();
            var took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(took).isLessThan(CONTAINER);
            assertThat(ears.shipped()).contains("Stopped").doesNotContain("\"level\":\"ERROR\"");
          }
          database.thaw();
          faults.clear();
          faults.release();
          world.sandbox().restart();
          world.awaitStatus("acknowledged");
        });
  }
}
