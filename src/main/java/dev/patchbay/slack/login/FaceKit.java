package dev.patchbay.slack.login;

import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.command.ModalOpener;
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
    return new LateAnswer(deadlines, slack.ephemerals(), gate, failure);
  }
}
