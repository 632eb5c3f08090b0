package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long people say to mute. */
final class MuteCommandsTest {
  @ParameterizedTest
  @CsvSource({
    "30m, 30",
    "2h, 120",
    "2 hours, 120",
    "1 Day, 1440",
    "7d, 10080",
    "90 min, 90",
    "1h30m, 90",
    "1 hour 30 min, 90"
  })
  void lengths_are_read_as_people_write_them(String words, long minutes) {
    assertThat(MuteCommands.length(words)).contains(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0h", "8d", "forever", "-1h", "2h30", "6d25h"})
  void what_is_no_length_is_asked_for(String words) {
    assertThat(MuteCommands.length(words)).isEmpty();
  }

  @Test
  void what_pagerduty_itself_posts_is_not_said_to_be_muted() {
    assertThat(MuteCommands.byPagerDuty(List.of(of("Cart", new Delivery.Webhook())))).isEmpty();
    var extension = new Delivery.Extension("PEXT1", "print");
    assertThat(
            MuteCommands.byPagerDuty(
                List.of(of("Cart", new Delivery.Webhook()), of("A & B", extension))))
        .contains("still posts incidents of A &amp; B.", "/pd edit");
    assertThat(MuteCommands.byPagerDuty(Collections.nCopies(7, of("Cart", extension))))
        .contains("Cart and 2 more.");
  }

  private static Connection of(String service, Delivery delivery) {
    return new Connection(
        new ConnectionKey(
            new Place(new TeamId("T1"), new ChannelId("C0OPS")),
            new ServiceId(new AccountId("us", "acme"), "PCHKOUT")),
        "ops",
        service,
        Options.defaults(),
        delivery,
        new SlackUserId("U1"),
        Instant.EPOCH);
  }

  @Test
  void invisible_space_around_does_not_matter() {
    assertThat(MuteCommands.length("  2h ")).isPresent();
  }
}
