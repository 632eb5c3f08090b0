package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doctor looks into each channel that is connected. */
final class DoctorChannelsTest {
  @Test
  void channels_that_the_bot_cannot_use_are_named_with_what_to_do(@TempDir Path folder) {
    try (var bench = new DoctorBench(folder)) {
      connect(bench, SandboxWorld.ALERTS, SandboxWorld.SECRET, "C0OLD");
      assertThat(bench.visit().lines())
          .anyMatch(
              line -> line.startsWith("Slack channels warning: The bot is not in #checkout-alerts"))
          .anyMatch(
              line ->
                  line.startsWith("Slack channels fault: The bot cannot see")
                      && line.contains(SandboxWorld.SECRET))
          .anyMatch(line -> line.startsWith("Slack channels fault: #old-alerts is archived"));
    }
  }

  private static void connect(DoctorBench bench, String... channels) {
    var url = bench.setting("PATCHBAY_DATABASE_URL");
    try (var database = Database.open(new DatabaseSettings(url, null, null))) {
      var connections = new Connections(database.transactions());
      for (var channel : List.of(channels)) {
        var place = new Place(new TeamId(SandboxWorld.TEAM), new ChannelId(channel));
        connections.save(
            new Connection(
                new ConnectionKey(
                    place, new ServiceId(new AccountId("us", "acme"), SandboxWorld.CHECKOUT)),
                channel,
                "Checkout API",
                Options.defaults(),
                new Delivery.Extension("PE" + channel, "print"),
                new SlackUserId(SandboxWorld.ADA),
                Instant.EPOCH));
      }
    }
  }
}
