package dev.patchbay.slack.command;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;

/** Makes acknowledgements that show a message. */
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

  /** True where there is no channel to connect: direct messages, and those of a group. */
  public static boolean direct(Interaction request) {
    return request.channel().value().startsWith("D") || request.channelName().startsWith("mpdm-");
  }
}
