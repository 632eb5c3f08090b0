package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.token.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a login: presses that waited are carried out, and the person sees who they are now. A
 * command that waited cannot continue automatically, because a modal needs a trigger id younger
 * than three seconds; it gets a Continue button where it was typed, and is forgotten only once that
 * is posted. Done again after a crash in the middle, it says the same again. Thread-safe.
 */
public final class ResumeAfterLogin {
  private static final Logger log = LoggerFactory.getLogger(ResumeAfterLogin.class);

  /** Slack is asked again this long after it did not answer, while the commands are kept. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What waited for a person's login; {@code posted} is called for each command in the end. */
  public record Waiting(
      Function<Actor, List<PendingCommand>> commands,
      BiConsumer<Actor, PendingCommand> posted,
      Consumer<Actor> clicks) {}

  private final Waiting waiting;
  private final Function<Actor, Optional<Person>> who;
  private final EphemeralMessages ephemerals;
  private final DirectMessages direct;

  public ResumeAfterLogin(
      Waiting waiting,
      Function<Actor, Optional<Person>> who,
      EphemeralMessages ephemerals,
      DirectMessages direct) {
    this.waiting = waiting;
    this.who = who;
    this.ephemerals = ephemerals;
    this.direct = direct;
  }

  /** Empty once nothing is left to do; else when to be called again. */
  public Optional<Duration> resume(Actor actor) {
    // Logged out again meanwhile: what waits keeps waiting.
    return who.apply(actor).flatMap(person -> resume(actor, person));
  }

  private Optional<Duration> resume(Actor actor, Person person) {
    waiting.clicks().accept(actor);
    var commands = waiting.commands().apply(actor);
    for (var pending : commands) {
      var pause = prompt(actor, person, pending);
      if (pause.isPresent()) {
        return pause;
      }
      waiting.posted().accept(actor, pending);
    }
    if (commands.isEmpty()) {
      tell(actor, LoggedInView.words(person));
    }
    return Optional.empty();
  }

  private Optional<Duration> prompt(Actor actor, Person person, PendingCommand pending) {
    var told =
        ephemerals.send(
            actor,
            pending.place(),
            "",
            LoggedInView.resumeText(person, pending.command()),
            LoggedInView.resumeBlocks(person, pending.command(), Pd.CONTINUE));
    if (!(told instanceof Outcome.Refused<?> refused)) {
      return Optional.empty();
    }
    if (refused.refusal() instanceof Refusal.Unavailable) {
      return Optional.of(PAUSE);
    }
    if (refused.refusal() instanceof Refusal.RateLimited limited) {
      return Optional.of(limited.delay());
    }
    log.warn(
        "Could not send {} the Continue button in {}: {}",
        actor.user(),
        pending.place(),
        refused.refusal());
    return Optional.empty();
  }

  /** Every attempt failed; {@code commands} are not kept any longer. */
  public void givenUp(Actor actor, List<PendingCommand> commands) {
    tell(actor, LoggedInView.notResumed(commands.stream().map(PendingCommand::command).toList()));
  }

  private void tell(Actor actor, String words) {
    if (direct.send(actor, words, List.of()) instanceof Outcome.Refused<?> refused) {
      log.info("Could not send {} the result of the login: {}", actor.user(), refused.refusal());
    }
  }
}
