package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.login.Login;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.PromptAck;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.token.Rights;
import dev.patchbay.workspace.Installations;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All of the login that Slack users reach: a new command or button is added here. */
public final class LoginFace implements Face {
  /**
   * The use cases behind it.
   *
   * @param choices what else a person who is logged in can choose
   */
  public record Uses(
      Rights rights,
      Login login,
      LoginLinks links,
      PendingCommands pendingCommands,
      Function<Actor, List<LayoutBlock>> choices) {}

  private final Uses uses;
  private final SlackApi slack;
  private final Deadlines deadlines;
  private final LoginGate gate;

  public LoginFace(Uses uses, Installations installations, SlackApi slack, Deadlines deadlines) {
    this.uses = uses;
    this.slack = slack;
    this.deadlines = deadlines;
    var names = new WorkspaceNames(installations);
    var prompt = new LoginPrompt(uses.links());
    this.gate =
        new LoginGate(
            uses.rights(),
            uses.pendingCommands()::keep,
            (request, why) ->
                prompt.blocks(request.actor(), request.slackUserName(), names.of(request), why),
            deadlines.slack());
  }

  /** For commands of other faces that need a person who is logged in. */
  public LoginGate gate() {
    return gate;
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    var login = uses.login();
    return Map.of(
        KnownCommand.LOGIN,
        new LoginCommand(gate, login::who),
        KnownCommand.LOGOUT,
        new LogoutCommand(login::end, slack.ephemerals(), deadlines.pagerDuty(), deadlines.slack()),
        KnownCommand.WHOAMI,
        whoami());
  }

  /** By their e-mail address, people are looked up at both vendors. */
  private Subcommand whoami() {
    var rights = uses.rights();
    var byEmail = new ByEmail(rights, deadlines.pagerDuty());
    var command = new WhoamiCommand(gate, uses.login()::who, byEmail, uses.choices());
    return rights.byEmail()
        ? new PromptAck(deadlines.commands(), deadlines.commands(), slack.ephemerals())
            .of(command, Replies.words("Asking PagerDuty… You'll get a message with the answer."))
        : command;
  }

  @Override
  public void register(Router router, Pd pd) {
    router.action(LoginPrompt.LOGIN, pressed -> new Ack.Nothing());
  }
}
