package dev.patchbay.slack.incident;

import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.incident.AskedChange.Understood;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code /pd ack}, {@code resolve}, {@code note} and {@code snooze}: the changes of a card's
 * buttons, for an incident that is named. They are stored, carried out and answered as a press is.
 */
final class ChangeCommands {
  private final Consumer<ChangeRequest> submit;

  ChangeCommands(Consumer<ChangeRequest> submit) {
    this.submit = submit;
  }

  Map<KnownCommand, Subcommand> commands() {
    return Map.of(
        KnownCommand.ACK, command(ChangeWord.ACK),
        KnownCommand.RESOLVE, command(ChangeWord.RESOLVE),
        KnownCommand.NOTE, command(ChangeWord.NOTE),
        KnownCommand.SNOOZE, command(ChangeWord.SNOOZE));
  }

  private Subcommand command(ChangeWord word) {
    return (request, rest) ->
        ChangeGrammar.read(word, rest, false) instanceof Understood understood
                && understood.incident().isPresent()
            ? submit(request, understood.incident().get(), understood)
            : Replies.words(needed(word));
  }

  private Ack submit(Interaction request, String incident, Understood understood) {
    submit.accept(
        new ChangeRequest(
            request.actor(),
            request.here(),
            "",
            "",
            request.responseUrl(),
            List.of(incident),
            understood.change(),
            ""));
    return Replies.words(
        understood.doing()
            + " incident "
            + Mrkdwn.escaped(Understood.shown(incident))
            + "… You'll get a message when it's done.");
  }

  private static String needed(ChangeWord word) {
    return switch (word) {
      case ACK -> which("ack 123");
      case RESOLVE -> which("resolve 123");
      case NOTE ->
          "Say which incident, by its number or ID, and then the note: `/pd note 123 Rolled back`."
              + " Nothing changed.";
      case SNOOZE ->
          "Say which incident, by its number or ID, and for how long, at most 7 days: `/pd snooze"
              + " 123 4h`. Nothing changed.";
    };
  }

  private static String which(String example) {
    return "Say which incident, by its number, ID or PagerDuty URL: `/pd "
        + example
        + "`. Nothing changed.";
  }
}
