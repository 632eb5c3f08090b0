package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.login.LoginListener;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.token.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a login: clicks that waited are carried out, and the person is told who they are now. A
 * command that waited cannot go on by itself, because a modal needs a trigger id younger than three
 * seconds; it gets a Continue button where it was typed. Told twice, it says the same again.
 */
public final class ResumeAfterLogin implements LoginListener {
  private static final Logger log = LoggerFactory.getLogger(ResumeAfterLogin.class);

  private final Function<Actor, List<PendingCommands.PendingCommand>> pendingCommands;
  private final Consumer<Actor> waitingClicks;
  private final EphemeralMessages ephemerals;
  private final DirectMessages direct;

  /** {@code pendingCommands} takes them: asked again, there are none. */
  public ResumeAfterLogin(
      Function<Actor, List<PendingCommands.PendingCommand>> pendingCommands,
      Consumer<Actor> waitingClicks,
      EphemeralMessages ephemerals,
      DirectMessages direct) {
    this.pendingCommands = pendingCommands;
    this.waitingClicks = waitingClicks;
    this.ephemerals = ephemerals;
    this.direct = direct;
  }

  @Override
  public void loggedIn(Actor actor, Person person) {
    waitingClicks.accept(actor);
    List<PendingCommands.PendingCommand> waiting = pendingCommands.apply(actor);
    for (PendingCommands.PendingCommand pending : waiting) {
      ephemerals.to(
          actor,
          pending.place(),
          Optional.empty(),
          LoggedInView.resumeText(person, pending.command()),
          LoggedInView.resumeBlocks(person, pending.command(), Pd.CONTINUE));
    }
    if (waiting.isEmpty()) {
      if (direct.send(actor, LoggedInView.words(person), List.of())
          instanceof Outcome.Refused<?> refused) {
        log.info("Could not send {} the result of the login: {}", actor.user(), refused.refusal());
      }
    }
  }
}
