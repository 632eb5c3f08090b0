package dev.patchbay.slack.command;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.slack.inbound.OwnButton;
import dev.patchbay.slack.inbound.Reply;
import dev.patchbay.slack.view.ButtonIds;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.RefusalWords;

/** Answers out of what the views say. */
public final class Replies {
  public static final ButtonIds BUTTONS =
      new ButtonIds(
          OwnButton.EDIT.actionId(),
          OwnButton.DISCONNECT.actionId(),
          OwnButton.CONTINUE.actionId());

  private Replies() {}

  public static Reply said(MessageContent said) {
    return new Reply.Ephemeral(said.text(), said.blocks());
  }

  /** Mrkdwn, escaped. */
  public static Reply words(String mrkdwn) {
    return said(MessageContent.words(mrkdwn));
  }

  public static Reply refused(Refusal refusal) {
    return words(RefusalWords.say(refusal));
  }

  /** True where there is no channel to wire: direct messages, and those of a group. */
  public static boolean direct(CommandRequest request) {
    return request.channel().value().startsWith("D") || request.channelName().startsWith("mpdm-");
  }
}
