package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;

/** {@code /pd help [command]}. */
public final class HelpCommand implements Subcommand {
  private static final int WORD = 40;

  private final Ack all = Replies.said(HelpView.all());

  @Override
  public Ack answer(Interaction request, String rest) {
    if (rest.isEmpty()) {
      return all;
    }
    String word = rest.startsWith("/pd ") ? rest.substring(4).strip() : rest;
    CommandLine asked = CommandLine.of(word);
    return Replies.said(asked.command().map(HelpView::one).orElseGet(() -> instead(asked.typed())));
  }

  private static MessageContent instead(String typed) {
    String none =
        "There is no `/pd " + Mrkdwn.escaped(Mrkdwn.cut(typed, WORD)).replace('`', '\'') + "`.";
    return CommandLine.nearest(typed)
        .map(near -> HelpView.one(near).after(none + " Did you mean `/pd " + near.word() + "`?"))
        .orElseGet(() -> HelpView.all().after(none));
  }
}
