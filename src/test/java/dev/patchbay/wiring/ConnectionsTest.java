package dev.patchbay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionsTest {
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(Ids.ACCOUNT, "P1"));

  @ParameterizedTest
  @EnumSource
  void what_only_a_webhook_has_is_kept(DatabaseKind kind) {
    var names = new PriorityFilter.Only(List.of("P2 - major, really", "P1"));
    for (var options :
        List.of(
            options(names, false, ThreadMode.BROADCAST),
            options(new PriorityFilter.None(), true, ThreadMode.ON),
            options(new PriorityFilter.Only(List.of("none")), true, ThreadMode.OFF),
            Options.defaults())) {
      try (var database = DatabaseFixture.open(kind)) {
        var connections = new Connections(database.transactions());
        var delivery =
            options.buttons() ? new Delivery.Webhook() : new Delivery.Extension("PEXT1", "print");
        var saved =
            new Connection(
                KEY, "ops", "Checkout", options, delivery, new SlackUserId("U1"), Instant.EPOCH);
        connections.save(saved);
        connections.save(saved);

        assertThat(connections.inWorkspace(KEY.team())).containsExactly(saved);
      }
    }
  }

  private static Options options(PriorityFilter priorities, boolean buttons, ThreadMode thread) {
    return new Options(
        EnumSet.of(NotifyType.TRIGGER),
        Set.of(Urgency.HIGH),
        Restrict.PD_USERS,
        priorities,
        buttons,
        thread);
  }
}
