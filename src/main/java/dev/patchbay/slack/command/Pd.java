package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the command for what was typed. An unknown word gets the nearest one and the help. */
public final class Pd {
  /** The one slash command. */
  public static final String COMMAND = "/pd";

  /** A button that runs the command in its value. */
  public static final String CONTINUE = "pd_continue";

  private static final int WORD = 40;
  private static final int LINE = 150;

  private final Map<KnownCommand, Subcommand> commands;

  /** The commands of all faces, and help. */
  public static Pd of(List<Face> faces) {
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    commands.put(KnownCommand.HELP, new HelpCommand());
    for (Face face : faces) {
      face.commands()
          .forEach(
              (command, answerer) -> {
                if (commands.putIfAbsent(command, answerer) != null) {
                  throw new IllegalArgumentException("two answer /pd " + command.word());
                }
              });
    }
    return new Pd(commands);
  }

  public Pd(Map<KnownCommand, Subcommand> commands) {
    this.commands = new EnumMap<>(KnownCommand.class);
    this.commands.putAll(commands);
    for (KnownCommand command : KnownCommand.values()) {
      if (!commands.containsKey(command)) {
        throw new IllegalArgumentException("nobody answers /pd " + command.word());
      }
    }
  }

  public void register(Router router) {
    router.command(COMMAND, this::answer);
    router.action(CONTINUE, this::answer);
  }

  /**
   * Answers the command, or a button whose value is a whole command, as if it had been typed now.
   */
  public Ack answer(Interaction request) {
    CommandLine line = CommandLine.of(request.typed());
    Subcommand command = line.command().map(commands::get).orElse(null);
    return command == null ? unknown(line.typed()) : command.answer(request, line.rest());
  }

  /** How to try again what {@code request} asked for: a sentence in mrkdwn, escaped. */
  static String again(Interaction request) {
    String typed = request.typed();
    return typed.isBlank() || CommandLine.of(typed).command().isEmpty()
        ? "Try again."
        : "Run `/pd " + Mrkdwn.escaped(Mrkdwn.cut(typed, LINE)).replace('`', '\'') + "` again.";
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
