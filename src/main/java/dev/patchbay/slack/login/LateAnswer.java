package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.words.OutageWords;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers at once what is known at once; what takes longer is said to be on its way, and comes as a
 * message of its own.
 */
public final class LateAnswer {
  private static final Logger log = LoggerFactory.getLogger(LateAnswer.class);

  /** Short, so that many who ask while PagerDuty hangs take no thread of Slack's requests. */
  private static final Duration AT_ONCE = Duration.ofMillis(350);

  private final Deadline pagerDuty;
  private final Deadline slack;
  private final EphemeralMessages ephemerals;
  private final LoginGate gate;
  private final String failed;

  /**
   * @param failed what did not work, before why; mrkdwn, ends with a space
   */
  LateAnswer(Deadlines deadlines, EphemeralMessages ephemerals, LoginGate gate, String failed) {
    this.pagerDuty = deadlines.pagerDuty();
    this.slack = deadlines.slack();
    this.failed = failed;
    this.ephemerals = ephemerals;
    this.gate = gate;
  }

  /**
   * @param waiting what is said where the answer takes longer; mrkdwn, escaped
   */
  public Ack of(Interaction request, String waiting, Supplier<Outcome<MessageContent>> look) {
    var looking = pagerDuty.start(look);
    var answer = pagerDuty.until(request.receivedAt().plus(AT_ONCE), looking);
    if (answer.isPresent()) {
      return said(request, answer.get());
    }
    slack.after(looking, (late, broken) -> later(request, late, broken));
    return Replies.words(waiting);
  }

  private Ack said(Interaction request, Outcome<MessageContent> answer) {
    return answer instanceof Outcome.Refused<MessageContent> refused
        ? refused(request, refused.refusal())
        : Replies.said(((Outcome.Done<MessageContent>) answer).value());
  }

  private Ack refused(Interaction request, Refusal why) {
    return LoginGate.needsLogin(why)
        ? gate.refused(request, why)
        : Replies.words(failed + Mrkdwn.refusal(why));
  }

  private void later(
      Interaction request, @Nullable Outcome<MessageContent> answer, @Nullable Throwable broken) {
    if (broken != null) {
      log.error("{}Sending {} a message", failed, request.actor(), broken);
    }
    Ack ack =
        answer == null ? Replies.words(failed + next(request, broken)) : said(request, answer);
    if (ack instanceof Ack.Says says) {
      MessageContent content = says.content();
      ephemerals.to(
          request.actor(), request.here(), request.responseUrl(), content.text(), content.blocks());
    }
  }

  private static String next(Interaction request, @Nullable Throwable broken) {
    return Optional.ofNullable(broken).flatMap(OutageWords::of).orElseGet(() -> Pd.again(request));
  }
}
