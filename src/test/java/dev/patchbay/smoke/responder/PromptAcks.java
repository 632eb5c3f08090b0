package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.smoke.World;
import java.time.Duration;
import java.util.List;

/**
 * What people do in Slack while each call to PagerDuty takes five seconds, in a connected world.
 * For a smoke test with a generous bound, and for the bench.
 */
public final class PromptAcks implements AutoCloseable {
  /** Each of {@code /pd}; for an incident that there is. */
  public static final List<String> COMMANDS =
      List.of(
          "trigger Checkout API Disk is full",
          "trigger",
          "incidents",
          "incidents mine",
          "incidents payments",
          "oncall",
          "oncall me",
          "oncall payments",
          "oncall follow",
          "ack 1001",
          "note 1001 Looking",
          "snooze 1001 1h",
          "resolve 1001",
          "connect payments",
          "edit",
          "list",
          "list all",
          "status",
          "mute 1h",
          "unmute",
          "prove",
          "login",
          "whoami",
          "help");

  private static final Duration SLOW = Duration.ofSeconds(5);

  private final World world = World.connected();
  private int pressed;

  public PromptAcks() {
    world.incident("Seen before");
    world.sandbox().pagerDuty().faults().always(Faults.ANY, Fault.slow(SLOW));
  }

  /** How long Slack waited for the acknowledgement of {@code /pd typed}. */
  public Duration command(String typed) {
    return acknowledged(
        typed, world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd " + typed));
  }

  /** The same for a press of a button of PagerDuty's. */
  public Duration press() {
    var posted = world.incident("Pressed " + ++pressed + ".");
    return acknowledged("a press", world.as(SandboxWorld.ADA).click(posted, "Acknowledge"));
  }

  /** The same for opening App Home. */
  public Duration home() {
    return acknowledged("App Home", world.as(SandboxWorld.ADA).openHome());
  }

  /** The same for a shortcut that needs no message. */
  public Duration shortcut(String callbackId) {
    var menu = world.as(SandboxWorld.ADA).shortcuts();
    return acknowledged(callbackId, menu.global(callbackId));
  }

  World world() {
    return world;
  }

  private static Duration acknowledged(String what, AppAnswer answer) {
    assertThat(answer.ok()).as(what + ": " + answer).isTrue();
    return answer.elapsed();
  }

  @Override
  public void close() {
    world.sandbox().pagerDuty().faults().clear();
    world.close();
  }
}
