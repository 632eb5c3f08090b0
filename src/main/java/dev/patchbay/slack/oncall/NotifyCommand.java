package dev.patchbay.slack.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.incident.oncall.Turns;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LateAnswer;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code /pd oncall notify on|off}: whether a person gets a message when their turn begins. */
final class NotifyCommand {
  private final Turns turns;
  private final Consumer<Actor> changed;
  private final LateAnswer late;

  NotifyCommand(Turns turns, Consumer<Actor> changed, LateAnswer late) {
    this.turns = turns;
    this.changed = changed;
    this.late = late;
  }

  boolean watched(Interaction request) {
    return turns.watched(request.actor());
  }

  Ack answer(Interaction request, String rest) {
    return switch (rest.strip().toLowerCase(Locale.ROOT)) {
      case "on" -> on(request);
      case "off" -> off(request);
      default ->
          Replies.words(
              (watched(request)
                      ? "You get a message when your turn on call begins."
                      : "You get no message when your turn on call begins.")
                  + " Run `/pd oncall notify on` or `/pd oncall notify off` to change that.");
    };
  }

  private Ack on(Interaction request) {
    return late.of(
        request,
        "Asking PagerDuty what you are on call for… You'll get a message with the answer.",
        () ->
            turns
                .watch(request.actor(), request.here())
                .map(
                    mine -> {
                      changed.accept(request.actor());
                      return MineView.of(
                          "You get a direct message when your turn on call begins.", mine, true);
                    }));
  }

  private Ack off(Interaction request) {
    boolean watched = turns.unwatch(request.actor());
    changed.accept(request.actor());
    return Replies.words(
        watched
            ? "You no longer get a message when your turn on call begins."
            : "You get no message when your turn on call begins. Nothing changed.");
  }
}
