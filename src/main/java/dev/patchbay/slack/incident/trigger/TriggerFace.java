package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.Typeahead;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.wiring.FindService;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** All of triggering incidents that Slack users reach. */
public final class TriggerFace implements Face {
  /**
   * The use cases behind it.
   *
   * @param find with the permissions that incident actions have
   * @param may whether the person has these permissions there at all
   */
  public record Uses(
      Consumer<TriggerRequest> trigger,
      FindService find,
      IncidentDirectory directory,
      BiFunction<Actor, Place, Outcome<Boolean>> may) {}

  /** A button that opens the form, as the global shortcut does. */
  public static final String OPEN = "pd_trigger_open";

  /** The callback ids of its shortcuts. */
  public static final List<String> SHORTCUTS =
      List.of(TriggerShortcuts.CREATE, TriggerShortcuts.TRIGGER);

  private final TriggerCommand command;
  private final TriggerShortcuts shortcuts;
  private final TriggerSubmission submission;
  private final TriggerOptions options;

  public TriggerFace(Uses uses, FaceKit kit) {
    var slack = kit.slack();
    var deadlines = kit.deadlines();
    var modals = new TriggerModals(kit.modals(), slack.views(), deadlines.slack());
    this.command =
        new TriggerCommand(
            kit.gate(),
            new TriggerCommand.Questions(uses.find()::leading, uses.may()),
            uses.trigger(),
            modals,
            deadlines.pagerDuty());
    this.shortcuts = new TriggerShortcuts(kit.gate(), uses.may(), modals, slack.users(), deadlines);
    this.submission = new TriggerSubmission(uses.trigger());
    this.options =
        new TriggerOptions(uses.find(), uses.directory(), new Typeahead(deadlines.pagerDuty()));
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.TRIGGER, command);
  }

  @Override
  public void register(Router router, Pd pd) {
    router.submission(TriggerModalView.CALLBACK_ID, submission::submitted);
    shortcuts.register(router);
    options.register(router);
  }
}
