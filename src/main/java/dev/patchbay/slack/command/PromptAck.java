package dev.patchbay.slack.command;

import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.words.OutageWords;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges after a third of a second at the latest: work that takes longer continues, and what
 * it says comes as a message of its own. Thread-safe.
 *
 * @param working runs the work
 * @param answering runs what is left to do after it
 */
public record PromptAck(Deadline working, Deadline answering, EphemeralMessages ephemerals) {
  private static final Logger log = LoggerFactory.getLogger(PromptAck.class);

  /** Short, so that many who ask while PagerDuty hangs take no thread of Slack's requests. */
  private static final Duration AT_ONCE = Duration.ofMillis(350);

  /**
   * @param meanwhile the acknowledgement where the work takes longer
   * @param failed what did not work, before why; mrkdwn, ends with a space
   */
  public Ack of(Interaction request, Ack meanwhile, String failed, Supplier<Ack> work) {
    var running = working.start(() -> Outcome.done(work.get()));
    var answer = working.until(request.receivedAt().plus(AT_ONCE), running);
    if (answer.isPresent()) {
      return ack(failed, answer.get());
    }
    answering.after(running, (late, broken) -> later(request, failed, late, broken));
    return meanwhile;
  }

  /** A command, acknowledged with {@code meanwhile} where it takes longer. */
  public Subcommand of(Subcommand command, Ack meanwhile) {
    return (request, rest) ->
        of(request, meanwhile, "Something went wrong. ", () -> command.answer(request, rest));
  }

  /** Refused where so much runs already that it never began. */
  private static Ack ack(String failed, Outcome<Ack> answer) {
    return answer instanceof Outcome.Refused<Ack> refused
        ? Replies.words(failed + Mrkdwn.refusal(refused.refusal()))
        : ((Outcome.Done<Ack>) answer).value();
  }

  private void later(
      Interaction request,
      String failed,
      @Nullable Outcome<Ack> answer,
      @Nullable Throwable broken) {
    if (broken != null) {
      log.error("{}Sending {} a message", failed, request.actor(), broken);
    }
    Ack ack = answer == null ? Replies.words(failed + next(request, broken)) : ack(failed, answer);
    if (ack instanceof Ack.Says says) {
      var said = says.content();
      ephemerals.to(
          request.actor(), request.here(), request.responseUrl(), said.text(), said.blocks());
    }
  }

  private static String next(Interaction request, @Nullable Throwable broken) {
    return Optional.ofNullable(broken).flatMap(OutageWords::of).orElseGet(() -> Pd.again(request));
  }
}
