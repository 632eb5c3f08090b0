package dev.patchbay.slack;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.view.ButtonIds;
import dev.patchbay.slack.view.RefusalWords;
import dev.patchbay.slack.view.Said;

/** Replies out of what the views say. */
final class Answers {
  static final ButtonIds BUTTONS =
      new ButtonIds(
          OwnButton.EDIT.actionId(),
          OwnButton.DISCONNECT.actionId(),
          OwnButton.CONTINUE.actionId());

  private Answers() {}

  static Reply said(Said said) {
    return new Reply.Ephemeral(said.text(), said.blocks());
  }

  /** Mrkdwn, escaped. */
  static Reply words(String mrkdwn) {
    return said(Said.words(mrkdwn));
  }

  static Reply refused(Refusal refusal) {
    return words(RefusalWords.say(refusal));
  }

  /** True where there is no channel to wire: direct messages, and those of a group. */
  static boolean direct(CommandRequest request) {
    return request.channel().value().startsWith("D") || request.channelName().startsWith("mpdm-");
  }
}
