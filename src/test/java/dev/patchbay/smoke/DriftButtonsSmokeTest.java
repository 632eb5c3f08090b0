package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Someone edits an extension in PagerDuty; a Slack user settles it from {@code /pd status}. */
final class DriftButtonsSmokeTest {

  @ParameterizedTest
  @CsvSource({"pd_keep, false", "pd_restore, true"})
  void both_end_in_a_healthy_connection(String button, boolean resolves) throws Exception {
    try (World world = World.connected()) {
      var pagerDuty = world.sandbox().pagerDuty();
      DriftSmokeTest.postNoResolve(pagerDuty, extension(world));
      asked(world);

      world.as(SandboxWorld.ADA).click(world.ada.ephemerals(button), button);

      SandboxPerson.await(
          "a healthy connection",
          () -> Optional.of(asked(world)).filter(words -> words.contains("All connections")));
      assertThat(extension(world).config().path("notify_types").path("resolve").asBoolean())
          .isEqualTo(resolves);
    }
  }

  @Test
  void keep_follows_an_extension_that_was_moved_to_another_channel() {
    try (World world = World.connected()) {
      world
          .sandbox()
          .pagerDuty()
          .account()
          .changeConfig(
              extension(world).id(),
              config ->
                  config
                      .withObject("/incoming_webhook")
                      .put("channel_id", SandboxWorld.OPS)
                      .put("channel", "#ops"));
      asked(world);

      world.as(SandboxWorld.ADA).click(world.ada.ephemerals("pd_keep"), "pd_keep");

      world.ada.message(SandboxWorld.OPS, "connected");
      assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(1);
      assertThat(asked(world)).contains("The channel has no connections");
    }
  }

  /** What {@code /pd status} says. */
  private static String asked(World world) {
    int before = world.ada.ephemerals().size();
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
    return SandboxPerson.await(
            "an answer", () -> world.ada.ephemerals().stream().skip(before).findFirst())
        .json()
        .toString();
  }

  private static StoredExtension extension(World world) {
    return world.sandbox().pagerDuty().account().stored().get(0);
  }
}
