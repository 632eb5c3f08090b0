package dev.patchbay.slack.command;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;

/** Answers out of what the views say. */
public final class Replies {
  private Replies() {}

  public static Ack said(MessageContent said) {
    return new Ack.Says(said);
  }

  /** Mrkdwn, escaped. */
  public static Ack words(String mrkdwn) {
    return said(MessageContent.words(mrkdwn));
  }

  public static Ack refused(Refusal refusal) {
    return words(Mrkdwn.refusal(refusal));
  }

  /** True where there is no channel to wire: direct messages, and those of a group. */
  public static boolean direct(Interaction request) {
    return request.channel().value().startsWith("D") || request.channelName().startsWith("mpdm-");
  }
}
