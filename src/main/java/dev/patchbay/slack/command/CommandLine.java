package dev.patchbay.slack.command;

import dev.patchbay.core.Typed;
import java.util.Locale;
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
  private static final int FAR = 2;

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
    String word = typed.toLowerCase(Locale.ROOT);
    KnownCommand best = null;
    int least = FAR + 1;
    for (KnownCommand command : KnownCommand.values()) {
      int distance = distance(word, command.word());
      if (distance < least && distance * 2 < Math.max(word.length(), command.word().length())) {
        least = distance;
        best = command;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein's, with two letters swapped counting once. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
