package dev.patchbay.slack.command;

import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command that asks PagerDuty while Slack waits, acknowledged after a third of a second all the
 * same: it continues, opens its modal while the trigger id lives, and its words come as a message.
 */
public final class PromptCommand implements Subcommand {
  private static final Logger log = LoggerFactory.getLogger(PromptCommand.class);
  private static final Duration AT_ONCE = Duration.ofMillis(350);

  private final Subcommand command;
  private final Ack meanwhile;
  private final Deadline commands;
  private final EphemeralMessages ephemerals;

  /**
   * @param meanwhile the acknowledgement where the command takes longer
   */
  public PromptCommand(
      Subcommand command, Ack meanwhile, Deadlines deadlines, EphemeralMessages ephemerals) {
    this.command = command;
    this.meanwhile = meanwhile;
    this.commands = deadlines.commands();
    this.ephemerals = ephemerals;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    var working = commands.start(() -> Outcome.done(command.answer(request, rest)));
    var answer = commands.until(request.receivedAt().plus(AT_ONCE), working);
    if (answer.isEmpty()) {
      commands.after(working, (late, broken) -> later(request, late, broken));
      return meanwhile;
    }
    return answer.get() instanceof Outcome.Refused<Ack> busy
        ? Replies.refused(busy.refusal())
        : ((Outcome.Done<Ack>) answer.get()).value();
  }

  private void later(
      Interaction request, @Nullable Outcome<Ack> answer, @Nullable Throwable broken) {
    if (broken != null) {
      log.error("A command of {} failed; sending them a message", request.actor(), broken);
    }
    Ack ack =
        answer instanceof Outcome.Done<Ack> done
            ? done.value()
            : Replies.words(
                "Something went wrong. Check whether your change was made before you try again.");
    if (ack instanceof Ack.Says says) {
      MessageContent said = says.content();
      ephemerals.to(
          request.actor(), request.here(), request.responseUrl(), said.text(), said.blocks());
    }
  }
}
