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
 * A whole command that was copied from a help text, with its {@code /pd} and in quotes or as code,
 * is read as if it had been typed. {@code disconnect} takes {@code --yes} at the end.
 *
 * @param command empty where the word is not known
 * @param typed the word as typed, blank for an empty line
 * @param rest all after the word, without space around it
 */
record CommandLine(Optional<KnownCommand> command, String typed, String rest) {
  private static final Pattern MARKS = Pattern.compile("^[*_~`\"'“”‘’/]+|[*_~`\"'“”‘’:]+$");

  /** Marks around the whole line that stand nowhere within it. */
  private static final Pattern AROUND =
      Pattern.compile("([*_~`\"'])((?:(?!\\1).)+)\\1|“([^“”]+)”|‘([^‘’]+)’", Pattern.DOTALL);

  private static final String NAME = "pd";

  static CommandLine of(String text) {
    String[] parts = Typed.firstWord(bare(text));
    if (MARKS.matcher(parts[0]).replaceAll("").equalsIgnoreCase(NAME)) {
      parts = Typed.firstWord(parts[1]);
    }
    if (parts[0].isEmpty()) {
      return new CommandLine(Optional.of(KnownCommand.HELP), "", "");
    }
    String word = MARKS.matcher(parts[0]).replaceAll("");
    return new CommandLine(KnownCommand.of(word), parts[0], parts[1]);
  }

  private static String bare(String text) {
    var marked = AROUND.matcher(text.strip());
    return marked.matches()
        ? Optional.ofNullable(marked.group(2))
            .or(() -> Optional.ofNullable(marked.group(3)))
            .orElseGet(() -> marked.group(4))
        : text;
  }

  /** The command that was probably meant: a slip or two away, and not a different word. */
  static Optional<KnownCommand> nearest(String typed) {
    return NearestWord.of(typed, Arrays.asList(KnownCommand.values()), KnownCommand::word);
  }
}
