package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Slack's three seconds, and people's patience: no acknowledgement waits for PagerDuty. */
final class AckSmokeTest {
  /** {@code scripts/bench} measures; here a busy machine is no fault. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  private static final int TRIES = 5;

  @Test
  void each_command_is_acknowledged_while_pagerduty_takes_five_seconds() {
    try (var acks = new PromptAcks()) {
      var slow = new ArrayList<String>();
      for (String typed : PromptAcks.COMMANDS) {
        check(slow, typed, () -> acks.command(typed));
      }
      check(slow, "a press", acks::press);
      check(slow, "App Home", acks::home);
      for (String id : List.of("pd_trigger_incident", "pd_connect_channel")) {
        check(slow, id, () -> acks.shortcut(id));
      }
      check(slow, "logout", () -> acks.command("logout"));
      assertThat(slow).isEmpty();
      // What took longer than the acknowledgement comes in the end.
      acks.world().ada().ephemerals("Checkout API", "PagerDuty didn't respond in time");
      acks.world().ada().ephemerals("You're logged out of PagerDuty");
    }
  }

  /** Once is enough. */
  private static void check(List<String> slow, String what, Supplier<Duration> act) {
    Duration took = act.get();
    for (int i = 1; i < TRIES && took.compareTo(PROMPT) > 0; i++) {
      took = act.get();
    }
    if (took.compareTo(PROMPT) > 0) {
      slow.add(what + ": " + took);
    }
  }
}
