package dev.patchbay.slack.oncall;

import dev.patchbay.incident.oncall.FindPolicy;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.Turns;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.login.LateAnswer;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connections;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** All about being on call that Slack users reach. */
public final class OnCallFace {
  /** The use cases behind it. */
  public record Uses(
      WhoIsOnCall who,
      OnCallNow mine,
      FindPolicy find,
      Follows follows,
      Turns turns,
      Connections connections) {}

  private final OnCallCommand command;

  public OnCallFace(
      Uses uses, LoginGate gate, SlackApi slack, Deadlines deadlines, Optional<URI> install) {
    var late = new LateAnswer(deadlines, slack.ephemerals(), gate, "That didn't work. ");
    this.command =
        new OnCallCommand(
            gate,
            late,
            new OnCallCommand.Questions(
                uses.who(),
                uses.mine(),
                request -> uses.connections().inChannel(request.team(), request.channel())),
            new SlackNames(slack.users()),
            new FollowCommands(
                uses.follows(), uses.find(), slack.userGroups(), new FollowWords(install), late),
            new NotifyCommand(uses.turns(), late));
  }

  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.ONCALL, command);
  }
}
