package dev.patchbay.slack;

import dev.patchbay.slack.view.HelpView;
import dev.patchbay.slack.view.Mrkdwn;

/** {@code /pd help [command]}. */
final class HelpCommand implements Subcommand {
  private static final int WORD = 40;

  @Override
  public Reply answer(CommandRequest request, String rest) {
    if (rest.isEmpty()) {
      return Answers.said(HelpView.all());
    }
    String word = rest.startsWith("/pd ") ? rest.substring(4).strip() : rest;
    CommandLine asked = CommandLine.of(word);
    return Answers.said(
        asked
            .command()
            .or(() -> CommandLine.nearest(asked.typed()))
            .map(HelpView::one)
            .orElseGet(
                () ->
                    HelpView.all()
                        .after(
                            "There is no `/pd "
                                + Mrkdwn.escaped(Mrkdwn.cut(asked.typed(), WORD)).replace('`', '\'')
                                + "`.")));
  }
}
