package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.token.Person;
import java.util.Optional;
import java.util.function.Function;

/** {@code /pd login}: the Log in button, also to become somebody else. */
public final class LoginCommand implements Subcommand {
  private final LoginGate gate;
  private final Function<Actor, Optional<Person>> who;

  public LoginCommand(LoginGate gate, Function<Actor, Optional<Person>> who) {
    this.gate = gate;
    this.who = who;
  }

  @Override
  public Ack answer(CommandRequest request, String rest) {
    String why =
        who.apply(request.actor())
            .map(
                person ->
                    "You are logged in to PagerDuty as "
                        + WhoamiView.name(person)
                        + ". Log in again to change that, or leave it.")
            .orElse(
                "Log in to PagerDuty: what you do here is then done there in your own name, with"
                    + " your own rights.");
    return gate.button(request, why);
  }
}
