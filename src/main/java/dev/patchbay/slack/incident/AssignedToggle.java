package dev.patchbay.slack.incident;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.view.BlockElements;
import java.util.List;
import java.util.function.Consumer;

/** The button by which a person turns messages about their assignments on, and off again. */
public final class AssignedToggle implements Face {
  static final String ACTION = "pd_notify_assigned";

  private static final String ON = "on";
  private static final String OFF = "off";
  private static final String START = "Message me when assigned";
  private static final String STOP = "Stop messages when assigned";

  private final NoticeOptIns optIns;
  private final Consumer<Actor> changed;

  /**
   * @param changed gets whose messages were turned on or off
   */
  public AssignedToggle(NoticeOptIns optIns, Consumer<Actor> changed) {
    this.optIns = optIns;
    this.changed = changed;
  }

  @Override
  public void register(Router router, Pd pd) {
    router.action(ACTION, this::pressed);
  }

  /** To stand where a person sees their login. */
  public List<LayoutBlock> blocks(Actor actor) {
    boolean on = optIns.isOn(actor);
    var button =
        on
            ? BlockElements.button(ACTION, STOP, OFF, STOP)
            : BlockElements.button(ACTION, START, ON, START);
    return List.of(ActionsBlock.builder().elements(List.of(button)).build());
  }

  private Ack pressed(Interaction press) {
    if (press.action("value").equals(OFF)) {
      optIns.off(press.actor());
      changed.accept(press.actor());
      return Replies.words(
          "Patchbay no longer sends you a direct message when an incident is assigned to you.");
    }
    boolean on = optIns.on(press.actor(), press.team());
    changed.accept(press.actor());
    return Replies.words(
        on
            ? "Patchbay sends you a direct message when an incident is assigned to you, from the"
                + " next minute on. To stop it, press *"
                + STOP
                + "* in `/pd whoami`."
            : "You're not logged in to PagerDuty. Run `/pd login`, then press the button again.");
  }
}
