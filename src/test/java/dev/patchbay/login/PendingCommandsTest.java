package dev.patchbay.login;

import static dev.patchbay.token.TokenNode.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.WithTokenNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people wanted before they were logged in. */
@ParameterizedClass
@EnumSource
final class PendingCommandsTest extends WithTokenNode {
  private static final PendingCommand OPS =
      new PendingCommand(place("C2"), "ops", "connect checkout");
  private static final PendingCommand DEV =
      new PendingCommand(place("C1"), "dev", "connect \"Büro – API\"");

  PendingCommandsTest(DatabaseKind kind) {
    super(kind);
  }

  @Test
  void they_wait_oldest_first_until_removed_and_the_newest_of_a_channel_wins() {
    node.pendingCommands.keep(ADA, new PendingCommand(place("C2"), "ops", "connect chekout"));
    node.pendingCommands.keep(ADA, OPS);
    node.hand.clock().advance(Duration.ofMinutes(1));
    node.pendingCommands.keep(ADA, DEV);
    assertThat(node.pendingCommands.waiting(ADA)).containsExactly(OPS, DEV);
    node.pendingCommands.remove(ADA, OPS);
    assertThat(node.pendingCommands.waiting(ADA)).containsExactly(DEV);
  }

  @Test
  void one_that_was_replaced_meanwhile_is_not_removed() {
    var newer = new PendingCommand(OPS.place(), "ops", "list");
    node.pendingCommands.keep(ADA, OPS);
    node.pendingCommands.keep(ADA, newer);
    node.pendingCommands.remove(ADA, OPS);
    assertThat(node.pendingCommands.waiting(ADA)).containsExactly(newer);
  }

  @Test
  void a_wish_is_kept_for_an_hour() {
    node.pendingCommands.keep(ADA, OPS);
    node.hand.clock().advance(Duration.ofMinutes(61));
    assertThat(node.pendingCommands.waiting(ADA)).isEmpty();
    assertThat(node.pendingCommands.forgetExpired()).isEqualTo(1);
  }

  private static Place place(String channel) {
    return new Place(new TeamId("T1"), new ChannelId(channel));
  }
}
