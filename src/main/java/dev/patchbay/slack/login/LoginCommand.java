package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.token.Person;
import java.util.Optional;
import java.util.function.Function;

/** {@code /pd login}: the Log in button, also to log in as someone else. */
final class LoginCommand implements Subcommand {
  private final LoginGate gate;
  private final Function<Actor, Optional<Person>> who;

  LoginCommand(LoginGate gate, Function<Actor, Optional<Person>> who) {
    this.gate = gate;
    this.who = who;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    String why =
        who.apply(request.actor())
            .map(
                person ->
                    "You're logged in to PagerDuty as "
                        + WhoamiView.name(person)
                        + ". Log in again to use another PagerDuty user or to refresh your"
                        + " permissions.")
            .orElse("Log in to PagerDuty. Patchbay then acts there as you, with your permissions.");
    return gate.button(request, why);
  }
}
