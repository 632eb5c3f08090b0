package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.token.Person;
import java.util.Optional;
import java.util.function.Function;

/** {@code /pd whoami}. */
final class WhoamiCommand implements Subcommand {
  private final LoginGate gate;
  private final Function<Actor, Optional<Person>> who;

  WhoamiCommand(LoginGate gate, Function<Actor, Optional<Person>> who) {
    this.gate = gate;
    this.who = who;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    Optional<Person> person = who.apply(request.actor());
    if (person.isEmpty()) {
      return gate.button(request, "You're not logged in to PagerDuty.");
    }
    var missing = person.get().missingScopes();
    return Replies.said(WhoamiView.of(person.get(), missing));
  }
}
