package dev.patchbay.slack.incident;

import dev.patchbay.core.Typed;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        KnownCommand.ACK, this::acknowledge,
        KnownCommand.RESOLVE, this::resolve,
        KnownCommand.NOTE, this::note,
        KnownCommand.SNOOZE, this::snooze);
  }

  private Ack acknowledge(Interaction request, String rest) {
    return IncidentQuery.parse(rest)
        .map(query -> submit(request, query, new IncidentChange.Acknowledge(), "Acknowledging"))
        .orElseGet(() -> which("ack 123"));
  }

  private Ack resolve(Interaction request, String rest) {
    return IncidentQuery.parse(rest)
        .map(
            query -> {
              var note = new Typed(query.rest()).text();
              var change =
                  new IncidentChange.Resolve(Optional.of(note).filter(words -> !words.isEmpty()));
              return submit(request, query, change, "Resolving");
            })
        .orElseGet(() -> which("resolve 123"));
  }

  private Ack note(Interaction request, String rest) {
    var query = IncidentQuery.parse(rest);
    var text = query.map(found -> found.rest().strip()).orElse("");
    if (query.isEmpty() || text.isEmpty()) {
      return Replies.words(
          "Say which incident, by its number or ID, and then the note: `/pd note 123 Rolled"
              + " back`. Nothing changed.");
    }
    return submit(request, query.get(), new IncidentChange.AddNote(text), "Adding your note to");
  }

  private Ack snooze(Interaction request, String rest) {
    var query = IncidentQuery.parse(rest);
    var length = query.flatMap(found -> MuteCommands.length(new Typed(found.rest()).text()));
    if (query.isEmpty() || length.isEmpty()) {
      return Replies.words(
          "Say which incident, by its number or ID, and for how long, at most 7 days: `/pd snooze"
              + " 123 4h`. Nothing changed.");
    }
    return submit(request, query.get(), new IncidentChange.Snooze(length.get()), "Snoozing");
  }

  private Ack submit(
      Interaction request, IncidentQuery query, IncidentChange change, String doing) {
    submit.accept(
        new ChangeRequest(
            request.actor(),
            request.here(),
            "",
            "",
            request.responseUrl(),
            List.of(query.incident()),
            change,
            ""));
    String shown = query.incident().matches("[0-9]+") ? "#" + query.incident() : query.incident();
    return Replies.words(
        doing + " incident " + Mrkdwn.escaped(shown) + "… You'll get a message when it's done.");
  }

  private static Ack which(String example) {
    return Replies.words(
        "Say which incident, by its number, ID or PagerDuty URL: `/pd "
            + example
            + "`. Nothing changed.");
  }
}
