package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.SharedMessage;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The shortcuts that open the trigger modal: on a message, with its words, and then its thread gets
 * the incident; and from anywhere, and then the person gets it as a direct message.
 */
final class TriggerShortcuts {
  /** On a message; in the manifest. */
  static final String CREATE = "pd_create_incident";

  /** From anywhere; in the manifest. */
  static final String TRIGGER = "pd_trigger_incident";

  private static final Duration LOOK_FOR = Duration.ofMillis(300);

  /** A longer line is no title: all of it then goes to the details too. */
  private static final int TITLE = 200;

  private final LoginGate gate;
  private final BiFunction<Actor, Place, Outcome<Boolean>> may;
  private final TriggerModals modals;
  private final SlackUsersApi users;
  private final Deadlines deadlines;

  TriggerShortcuts(
      LoginGate gate,
      BiFunction<Actor, Place, Outcome<Boolean>> may,
      TriggerModals modals,
      SlackUsersApi users,
      Deadlines deadlines) {
    this.gate = gate;
    this.may = may;
    this.modals = modals;
    this.users = users;
    this.deadlines = deadlines;
  }

  void register(Router router) {
    router.shortcut(CREATE, this::create);
    router.shortcut(TRIGGER, this::trigger);
    router.action(TriggerFace.OPEN, this::trigger);
  }

  private Ack create(Interaction shortcut) {
    var message = SharedMessage.of(shortcut, users, deadlines.slack());
    return stop(shortcut, new DraftWords(message.threadTs(), message.text()).command())
        .orElseGet(
            () -> {
              var origin =
                  SlackOrigin.isDirect(shortcut.here())
                      ? ""
                      : SlackOrigin.ofMessage(shortcut, message.author());
              var context = new TriggerContext(shortcut.here(), message.threadTs(), origin);
              return modals.open(
                  shortcut, TriggerForm.of(context, Optional.empty(), draft(message.text())));
            });
  }

  static TriggerText draft(String message) {
    var text = TriggerText.of(message);
    return text.title().length() <= TITLE
        ? text
        : new TriggerText(Mrkdwn.cut(text.title(), TITLE), message);
  }

  private Ack trigger(Interaction shortcut) {
    return stop(shortcut, "trigger")
        .orElseGet(
            () -> {
              var context = new TriggerContext(shortcut.here(), "", "");
              return modals.open(
                  shortcut, TriggerForm.of(context, Optional.empty(), TriggerText.of("")));
            });
  }

  /**
   * Words for who cannot trigger anything; where that is not known in time, they find out.
   *
   * @param command that opens the form after a login: this shortcut's trigger id is too old then
   */
  private Optional<Ack> stop(Interaction shortcut, String command) {
    var pagerDuty = deadlines.pagerDuty();
    var asking = pagerDuty.start(() -> may.apply(shortcut.actor(), shortcut.here()));
    return pagerDuty.until(shortcut.receivedAt().plus(LOOK_FOR), asking).orElse(null)
                instanceof Outcome.Refused<Boolean> refused
            && !TriggerCommand.passing(refused.refusal())
        ? Optional.of(gate.refused(shortcut, refused.refusal(), command, "open the form"))
        : Optional.empty();
  }
}
