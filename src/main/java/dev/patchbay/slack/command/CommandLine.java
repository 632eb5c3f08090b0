package dev.patchbay.slack.command;

import dev.patchbay.core.Typed;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was typed after {@code /pd}, in parts.
 *
 * <pre>
 * line    = [ word [ rest ] ]              nothing = help
 * word    = connect | edit | disconnect | list | login | logout | whoami | help
 * rest    = service | "all" [ page ] | page | word, as the command wants it
 * service = a name, an id or an address, to the end of the line
 * </pre>
 *
 * Words count in any case. Spaces of any kind are plain ones, and what cannot be seen is left out.
 * {@code disconnect} takes {@code --yes} at the end.
 *
 * @param command empty where the word is not known
 * @param typed the word as typed, blank for an empty line
 * @param rest all after the word, without space around it
 */
record CommandLine(Optional<KnownCommand> command, String typed, String rest) {
  private static final Pattern MARKS = Pattern.compile("^[*_~`\"'“”‘’/]+|[*_~`\"'“”‘’]+$");

  static CommandLine of(String text) {
    String[] parts = Typed.firstWord(text);
    if (parts[0].isEmpty()) {
      return new CommandLine(Optional.of(KnownCommand.HELP), "", "");
    }
    String word = MARKS.matcher(parts[0]).replaceAll("");
    return new CommandLine(KnownCommand.of(word), parts[0], parts[1]);
  }

  /** The command that was probably meant: a slip or two away, and not a different word. */
  static Optional<KnownCommand> nearest(String typed) {
    return NearestWord.of(typed, Arrays.asList(KnownCommand.values()), KnownCommand::word);
  }
}
