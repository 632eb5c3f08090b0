package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.slack.command.PromptAck;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.function.Supplier;

/**
 * Answers at once what is known at once; what takes longer is said to be on its way, and comes as a
 * message of its own. Who has to log in first gets the button.
 */
public final class LateAnswer {
  private final PromptAck prompt;
  private final LoginGate gate;
  private final String failed;

  /**
   * @param failed what did not work, before why; mrkdwn, ends with a space
   */
  LateAnswer(PromptAck prompt, LoginGate gate, String failed) {
    this.prompt = prompt;
    this.gate = gate;
    this.failed = failed;
  }

  /**
   * @param waiting what is said where the answer takes longer; mrkdwn, escaped
   */
  public Ack of(Interaction request, String waiting, Supplier<Outcome<MessageContent>> look) {
    return prompt.of(request, Replies.words(waiting), failed, () -> said(request, look.get()));
  }

  private Ack said(Interaction request, Outcome<MessageContent> answer) {
    if (!(answer instanceof Outcome.Refused<MessageContent> refused)) {
      return Replies.said(((Outcome.Done<MessageContent>) answer).value());
    }
    var why = refused.refusal();
    return LoginGate.needsLogin(why)
        ? gate.refused(request, why)
        : Replies.words(failed + Mrkdwn.refusal(why));
  }
}
