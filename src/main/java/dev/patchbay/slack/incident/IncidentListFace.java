package dev.patchbay.slack.incident;

import dev.patchbay.incident.find.OpenIncidents;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import java.util.Map;

/** Lists of incidents that Slack users reach. */
public final class IncidentListFace implements Face {
  /** The use cases behind it. */
  public record Uses(OpenIncidents open, FindService find, Connections connections) {}

  private final IncidentsCommand incidents;

  public IncidentListFace(Uses uses, FaceKit kit) {
    this.incidents = new IncidentsCommand(uses, kit.late("Couldn't list the incidents. "));
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.INCIDENTS, incidents);
  }
}
