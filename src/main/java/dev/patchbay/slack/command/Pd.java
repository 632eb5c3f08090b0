package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.slack.inbound.CommandRequests;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.inbound.SlackPayload;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Finds the command for what was typed. An unknown word gets the nearest one and the help. */
public final class Pd {
  /** The one slash command. */
  public static final String COMMAND = "/pd";

  /** A button that goes on with the command in its value. */
  public static final String CONTINUE = "pd_continue";

  private static final int WORD = 40;

  private final Map<KnownCommand, Subcommand> commands;
  private final CommandRequests requests;
  private final Clock clock;

  public Pd(Map<KnownCommand, Subcommand> commands, CommandRequests requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
    this.commands = new EnumMap<>(KnownCommand.class);
    this.commands.putAll(commands);
    for (KnownCommand command : KnownCommand.values()) {
      if (!commands.containsKey(command)) {
        throw new IllegalArgumentException("nobody answers /pd " + command.word());
      }
    }
  }

  public void register(Router router) {
    router.command(COMMAND, payload -> answer(requests.ofCommand(payload, clock.instant())));
    router.action(CONTINUE, this::goOn);
  }

  /** Answers a button whose value is a whole command, as if it had been typed now. */
  public Ack goOn(SlackPayload payload) {
    return answer(requests.ofButton(payload, payload.action("value"), clock.instant()));
  }

  public Ack answer(CommandRequest request) {
    CommandLine line = CommandLine.of(request.text());
    Subcommand command = line.command().map(commands::get).orElse(null);
    return command == null ? unknown(line.typed()) : command.answer(request, line.rest());
  }

  private static Ack unknown(String typed) {
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
