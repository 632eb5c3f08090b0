package dev.patchbay.slack.oncall;

import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.MessageContent;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers at once what is known at once; what takes longer is said to be on its way, and comes as a
 * message of its own.
 */
final class LateAnswer {
  private static final Logger log = LoggerFactory.getLogger(LateAnswer.class);

  /** Short, so that many who ask while PagerDuty hangs take no thread of Slack's requests. */
  private static final Duration AT_ONCE = Duration.ofMillis(350);

  private final Deadline pagerDuty;
  private final EphemeralMessages ephemerals;
  private final LoginGate gate;

  LateAnswer(Deadline pagerDuty, EphemeralMessages ephemerals, LoginGate gate) {
    this.pagerDuty = pagerDuty;
    this.ephemerals = ephemerals;
    this.gate = gate;
  }

  /**
   * @param waiting what is said where the answer takes longer; mrkdwn, escaped
   */
  Ack of(Interaction request, String waiting, Supplier<Outcome<MessageContent>> look) {
    var looking = pagerDuty.start(look);
    var answer = pagerDuty.until(request.receivedAt().plus(AT_ONCE), looking);
    if (answer.isPresent()) {
      return said(request, answer.get());
    }
    pagerDuty.after(looking, (late, broken) -> later(request, late, broken));
    return Replies.words(waiting);
  }

  private Ack said(Interaction request, Outcome<MessageContent> answer) {
    return answer instanceof Outcome.Refused<MessageContent> refused
        ? gate.refused(request, refused.refusal())
        : Replies.said(((Outcome.Done<MessageContent>) answer).value());
  }

  private void later(
      Interaction request, @Nullable Outcome<MessageContent> answer, @Nullable Throwable broken) {
    if (broken != null) {
      log.error("Looking up who is on call failed for {}", request.actor(), broken);
    }
    Ack ack =
        answer == null
            ? Replies.words("Something went wrong. Run the command again.")
            : said(request, answer);
    if (ack instanceof Ack.Says says) {
      MessageContent content = says.content();
      ephemerals.to(
          request.actor(), request.here(), request.responseUrl(), content.text(), content.blocks());
    }
  }
}
