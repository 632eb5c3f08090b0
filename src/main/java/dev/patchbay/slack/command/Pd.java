package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.CommandAnswerer;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.slack.inbound.Reply;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.EnumMap;
import java.util.Map;

/** Finds the command for what was typed. An unknown word gets the nearest one and the help. */
public final class Pd implements CommandAnswerer {
  private static final int WORD = 40;

  private final Map<KnownCommand, Subcommand> commands;

  public Pd(Map<KnownCommand, Subcommand> commands) {
    this.commands = new EnumMap<>(KnownCommand.class);
    this.commands.putAll(commands);
    for (KnownCommand command : KnownCommand.values()) {
      if (!commands.containsKey(command)) {
        throw new IllegalArgumentException("nobody answers /pd " + command.word());
      }
    }
  }

  @Override
  public Reply answer(CommandRequest request) {
    CommandLine line = CommandLine.of(request.text());
    Subcommand command = line.command().map(commands::get).orElse(null);
    return command == null ? unknown(line.typed()) : command.answer(request, line.rest());
  }

  private static Reply unknown(String typed) {
    String words =
        "There is no `/pd "
            + Mrkdwn.escaped(Mrkdwn.cut(typed, WORD)).replace('`', '\'')
            + "`."
            + CommandLine.nearest(typed)
                .map(near -> " Did you mean `/pd " + near.word() + "`?")
                .orElse("");
    return Replies.said(HelpView.all().after(words));
  }
}
