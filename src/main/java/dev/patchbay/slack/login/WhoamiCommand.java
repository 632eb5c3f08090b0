package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.token.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /pd whoami}. */
final class WhoamiCommand implements Subcommand {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final LoginGate gate;
  private final Function<Actor, Optional<Person>> who;
  private final ByEmail byEmail;
  private final Function<Actor, List<LayoutBlock>> choices;

  /**
   * @param choices what else a person who is logged in can choose
   */
  WhoamiCommand(
      LoginGate gate,
      Function<Actor, Optional<Person>> who,
      ByEmail byEmail,
      Function<Actor, List<LayoutBlock>> choices) {
    this.gate = gate;
    this.who = who;
    this.byEmail = byEmail;
    this.choices = choices;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    Optional<Person> person = who.apply(request.actor());
    if (person.isEmpty()) {
      String otherwise =
          byEmail
              .look(request)
              .until(request.receivedAt().plus(ANSWER_WITHIN))
              .map(words -> " " + words)
              .orElse("");
      return gate.button(request, "You're not logged in to PagerDuty." + otherwise);
    }
    var missing = person.get().missingScopes();
    return Replies.said(
        WhoamiView.of(person.get(), missing).before(choices.apply(request.actor())));
  }
}
