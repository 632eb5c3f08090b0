package dev.patchbay.slack.incident;

import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.card.Card;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.incident.card.SuspendedNotice;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.card.CardView;
import dev.patchbay.slack.card.OwnerNotice;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.wiring.ConnectionKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Everything that can be pressed about incidents: PagerDuty's messages, and our cards. */
public final class IncidentFace {
  /**
   * The use cases behind our cards.
   *
   * @param known how an incident is, as far as is known here
   * @param revive posts to a suspended connection's channel again
   */
  public record Uses(
      IncidentDirectory directory,
      Function<String, Optional<Card>> known,
      Predicate<ConnectionKey> revive,
      Muting muting) {}

  private final IncidentButtons buttons;
  private final CardPresses presses;
  private final CardForms forms;
  private final Uses uses;
  private final MuteCommands mute;

  public IncidentFace(
      IncidentButtons.Uses clicks, Uses uses, SlackApi slack, Deadlines deadlines, Clock clock) {
    this.uses = uses;
    this.buttons = new IncidentButtons(clicks);
    this.presses =
        new CardPresses(
            clicks.change(),
            pressed -> details(pressed.incident()),
            new ModalOpener(slack.views(), slack.ephemerals(), deadlines.slack()),
            slack.users(),
            deadlines.slack(),
            clock);
    this.mute = new MuteCommands(uses.muting(), clock);
    this.forms = new CardForms(clicks.change(), uses.directory(), deadlines.pagerDuty());
  }

  public Map<KnownCommand, Subcommand> commands() {
    return mute.commands();
  }

  public void register(Router router) {
    buttons.register(router);
    presses.register(router);
    forms.register(router);
    router.action(OwnerNotice.BUTTON, this::postAgain);
  }

  private Ack details(String incident) {
    return uses.known()
        .apply(incident)
        .map(card -> Replies.words(CardView.details(card)))
        .orElseGet(
            () -> Replies.words("Patchbay knows no more about this incident. See PagerDuty."));
  }

  private Ack postAgain(Interaction press) {
    var key = SuspendedNotice.key(press.action("value"));
    return Replies.words(
        uses.revive().test(key)
            ? "Patchbay posts to <#" + key.channel().value() + "> again."
            : "This connection isn't suspended any more. Nothing changed.");
  }
}
