package dev.patchbay.slack;

import dev.patchbay.account.Person;
import dev.patchbay.account.Scopes;
import dev.patchbay.core.Actor;
import dev.patchbay.slack.view.WhoamiView;
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
  public Reply answer(CommandRequest request, String rest) {
    Optional<Person> person = who.apply(request.actor());
    if (person.isEmpty()) {
      return gate.button(request, "You are not logged in to PagerDuty here.");
    }
    var missing = Scopes.missingOfPerson(person.get().scopes());
    return Answers.said(WhoamiView.of(person.get(), missing));
  }
}
