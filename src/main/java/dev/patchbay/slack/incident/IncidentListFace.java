package dev.patchbay.slack.incident;

import dev.patchbay.incident.find.OpenIncidents;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.login.LateAnswer;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import java.util.Map;

/** Lists of incidents that Slack users reach. */
public final class IncidentListFace {
  /** The use cases behind it. */
  public record Uses(OpenIncidents open, FindService find, Connections connections) {}

  private final IncidentsCommand incidents;

  public IncidentListFace(Uses uses, LoginGate gate, SlackApi slack, Deadlines deadlines) {
    this.incidents =
        new IncidentsCommand(
            uses,
            new LateAnswer(deadlines, slack.ephemerals(), gate, "Couldn't list the incidents. "));
  }

  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.INCIDENTS, incidents);
  }
}
