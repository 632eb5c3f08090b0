package dev.patchbay.slack.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.IncidentDirectory.FirstAlert;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.incident.card.SuspendedNotice;
import dev.patchbay.slack.card.AlertView;
import dev.patchbay.slack.card.OwnerNotice;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** All about incidents that Slack users reach: PagerDuty's messages, our cards, commands. */
public final class IncidentFace implements Face {
  /**
   * The use cases behind our cards.
   *
   * @param revive posts to a suspended connection's channel again
   * @param connections of a channel
   */
  public record Uses(
      IncidentDirectory directory,
      Predicate<ConnectionKey> revive,
      Muting muting,
      Function<Place, List<Connection>> connections) {}

  /** The callback ids of its shortcuts. */
  public static final List<String> SHORTCUTS = List.of(AddNoteShortcut.CALLBACK_ID);

  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2300);

  private final IncidentButtons buttons;
  private final CardPresses presses;
  private final CardForms forms;
  private final Uses uses;
  private final Deadline pagerDuty;
  private final MuteCommands mute;
  private final ChangeCommands changes;
  private final AddNoteShortcut addNote;

  public IncidentFace(IncidentButtons.Uses clicks, Uses uses, FaceKit kit) {
    var deadlines = kit.deadlines();
    var users = kit.slack().users();
    this.uses = uses;
    this.pagerDuty = deadlines.pagerDuty();
    this.buttons = new IncidentButtons(clicks);
    this.presses =
        new CardPresses(
            clicks.change(), this::details, kit.modals(), users, deadlines.slack(), kit.clock());
    this.mute = new MuteCommands(uses.muting(), uses.connections(), kit.clock());
    this.changes = new ChangeCommands(clicks.change());
    this.addNote = new AddNoteShortcut(clicks.change(), kit.modals(), users, deadlines.slack());
    this.forms = new CardForms(clicks.change(), uses.directory(), deadlines.pagerDuty());
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    commands.putAll(mute.commands());
    commands.putAll(changes.commands());
    return commands;
  }

  @Override
  public void register(Router router, Pd pd) {
    buttons.register(router);
    presses.register(router);
    forms.register(router);
    addNote.register(router);
    router.action(OwnerNotice.BUTTON, this::postAgain);
  }

  private Ack details(Interaction press, String incident) {
    var asking =
        pagerDuty.start(() -> uses.directory().firstAlert(press.actor(), press.here(), incident));
    var answer = pagerDuty.until(pagerDuty.in(ANSWER_WITHIN), asking);
    if (answer.isEmpty()) {
      return Replies.words("PagerDuty didn't respond in time. Press *Details* again.");
    }
    if (answer.get() instanceof Outcome.Refused<?> refused) {
      return Replies.words("Couldn't load the alert. " + Mrkdwn.refusal(refused.refusal()));
    }
    return ((Outcome.Done<Optional<FirstAlert>>) answer.get())
        .value()
        .map(alert -> Replies.words(AlertView.details(alert)))
        .orElseGet(() -> Replies.words("This incident has no alert."));
  }

  private Ack postAgain(Interaction press) {
    var key = SuspendedNotice.key(press.action("value"));
    return Replies.words(
        uses.revive().test(key)
            ? "Patchbay posts to <#" + key.channel().value() + "> again."
            : "This connection is no longer suspended. Nothing changed.");
  }
}
