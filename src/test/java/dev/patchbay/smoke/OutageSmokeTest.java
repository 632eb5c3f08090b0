package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FreezingProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What people see, and how the server stops, while something that it needs is silent. */
final class OutageSmokeTest {
  private static final Duration CONTAINER = Duration.ofSeconds(9);
  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);

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
  void a_database_that_went_silent_is_said_within_three_seconds() {
    var direct = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    var url = URI.create(direct.jdbcUrl().replaceFirst("^jdbc:", ""));
    try (var proxy = new FreezingProxy(url.getPort())) {
      var through = direct.jdbcUrl().replaceFirst(":" + url.getPort(), ":" + proxy.port());
      try (World world =
          World.on(
              new DatabaseSettings(through, direct.user(), direct.password()), false, Map.of())) {
        world.ada.install();
        world.logIn(world.ada, SandboxWorld.ADA);
        proxy.freeze();
        for (int request = 0; request < 3; request++) {
          long begun = System.nanoTime();
          var answer = world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
          assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLACK_WAITS);
          assertThat(answer.ok()).isTrue();
          assertThat(answer.body()).contains("database isn't responding");
        }
        proxy.thaw();
        await().until(() -> world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list").ok());
      }
    }
  }
}
