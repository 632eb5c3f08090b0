package dev.patchbay.slack.login;

import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.PromptAck;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadlines;
import java.time.Clock;

/** What faces are built with, beside their own use cases. */
public record FaceKit(SlackApi slack, LoginGate gate, Deadlines deadlines, Clock clock) {
  public ModalOpener modals() {
    return new ModalOpener(slack.views(), slack.ephemerals(), deadlines.slack());
  }

  /**
   * @param failure begins what is said of work that failed
   */
  public LateAnswer late(String failure) {
    var prompt = new PromptAck(deadlines.pagerDuty(), deadlines.slack(), slack.ephemerals());
    return new LateAnswer(prompt, gate, failure);
  }

  /** A command that asks both vendors itself, acknowledged with {@code meanwhile} if that takes. */
  public Subcommand prompt(Subcommand command, Ack meanwhile) {
    return new PromptAck(deadlines.commands(), deadlines.commands(), slack.ephemerals())
        .of(command, meanwhile);
  }
}
