package dev.patchbay.slack.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.incident.oncall.FindPolicy;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.Turns;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.wiring.Connections;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All about being on call that Slack users reach. */
public final class OnCallFace implements Face {
  /**
   * The use cases behind it.
   *
   * @param changed gets whose messages about turns were turned on or off
   */
  public record Uses(
      WhoIsOnCall who,
      OnCallNow mine,
      FindPolicy find,
      Follows follows,
      Turns turns,
      Connections connections,
      Consumer<Actor> changed) {}

  private final OnCallCommand command;

  public OnCallFace(Uses uses, Optional<URI> install, FaceKit kit) {
    var slack = kit.slack();
    this.command =
        new OnCallCommand(
            kit.gate(),
            kit.late("Couldn't look up who is on call. "),
            new OnCallCommand.Questions(
                uses.who(),
                uses.mine(),
                request -> uses.connections().inChannel(request.team(), request.channel())),
            new SlackNames(slack.users()),
            new FollowCommands(
                uses.follows(),
                uses.find(),
                slack.userGroups(),
                new FollowView(install),
                kit.late("Couldn't set that up. ")),
            new NotifyCommand(
                uses.turns(), uses.changed(), kit.late("Couldn't turn the messages on. ")));
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.ONCALL, command);
  }
}
