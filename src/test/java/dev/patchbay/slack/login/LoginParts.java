package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.token.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The commands and the button of the login, for fixtures of other faces. */
public final class LoginParts {
  private LoginParts() {}

  public static Map<KnownCommand, Subcommand> commands(
      LoginGate gate,
      Function<Actor, Optional<Person>> who,
      ByEmail byEmail,
      Predicate<Actor> end,
      EphemeralMessages ephemerals,
      Deadline pagerDuty,
      Deadline slack) {
    return Map.of(
        KnownCommand.LOGIN, new LoginCommand(gate, who),
        KnownCommand.LOGOUT, new LogoutCommand(end, ephemerals, pagerDuty, slack),
        KnownCommand.WHOAMI, new WhoamiCommand(gate, who, byEmail, actor -> List.of()));
  }

  public static List<LayoutBlock> button(String why) {
    return LoginView.blocks(why, URI.create("https://patchbay.example/login"), LoginPrompt.LOGIN);
  }
}
