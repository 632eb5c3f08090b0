package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What was promised is said, though Slack took nothing when it was done and the node ended then.
 */
final class SilentSlackSmokeTest {
  @Test
  void a_channel_is_told_of_a_disconnection_once_after_slack_was_away_and_the_node_restarted() {
    try (World world = World.connected()) {
      var slack = world.sandbox().slack();
      slack.faults().always("chat.postMessage", Fault.http(503));

      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd disconnect checkout --yes");
      await().until(() -> world.sandbox().pagerDuty().account().stored().isEmpty());
      await().until(() -> !slack.log().calls("chat.postMessage").isEmpty());
      world.sandbox().restart();
      slack.faults().clear();

      world.ada.message(SandboxWorld.ALERTS, "disconnected *Checkout API*");
      assertThat(world.ada.messages(SandboxWorld.ALERTS))
          .filteredOn(one -> one.text().contains("disconnected"))
          .hasSize(1);
    }
  }

  @Test
  void a_person_is_told_after_slack_was_away_and_the_node_restarted() {
    try (World world = World.connected()) {
      var slack = world.sandbox().slack();
      slack.faults().always("chat.postEphemeral", Fault.http(503));
      int before = slack.log().calls("chat.postEphemeral").size();

      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of());
      await().until(() -> slack.log().calls("chat.postEphemeral").size() > before);
      world.sandbox().restart();
      slack.faults().clear();

      world.ada.ephemerals("already connected with these settings");
    }
  }
}
