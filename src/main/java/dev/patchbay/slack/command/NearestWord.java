package dev.patchbay.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the word that was probably meant: a slip or two away, and not a different word; or one that
 * was typed in part, or with more behind it ("acknowledge" for "ack"). Pure.
 */
public final class NearestWord {
  private static final int FAR = 2;

  private NearestWord() {}

  /** The first of the nearest of {@code all}; {@code typed} is in any case. */
  public static <T> Optional<T> of(String typed, List<T> all, Function<T, String> word) {
    String meant = typed.toLowerCase(Locale.ROOT);
    @Nullable T best = null;
    int least = FAR + 1;
    for (T each : all) {
      String known = word.apply(each);
      int distance = distance(meant, known);
      if (distance < least && distance * 2 < Math.max(meant.length(), known.length())) {
        least = distance;
        best = each;
      }
    }
    return Optional.ofNullable(best)
        .or(() -> all.stream().filter(each -> begins(meant, word.apply(each))).findFirst());
  }

  private static boolean begins(String meant, String known) {
    return meant.length() > 1 && (meant.startsWith(known) || known.startsWith(meant));
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
