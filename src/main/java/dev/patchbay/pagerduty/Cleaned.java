package dev.patchbay.pagerduty;

import java.util.regex.Pattern;

/**
 * Text that PagerDuty wrote, made safe to keep and to log: one line, bounded, nothing that steers a
 * terminal or turns the reading direction, nothing shaped like a token. Escaping stays with whoever
 * shows it.
 */
final class Cleaned {
  static final int MOST = 300;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)(?:pd[a-z]{2}\\+|xox[a-z]?[.-]|xapp-)[^\\s\"'<>]+"
              + "|(?:bearer\\s+|token=)[^\\s\"'<>]{8,}"
              + "|https://hooks\\.slack\\.com/[^\\s\"'<>]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private Cleaned() {}

  static String clean(String raw) {
    return clean(raw, MOST);
  }

  static String clean(String raw, int most) {
    // A megabyte of words is cut before it is searched, and again after.
    String start = raw.length() > 8 * MOST ? raw.substring(0, 8 * MOST) : raw;
    String line = UNSEEN.matcher(start).replaceAll(" ").strip();
    String hidden = TOKEN.matcher(line).replaceAll("(hidden)");
    if (hidden.length() <= most) {
      return hidden;
    }
    int end = Character.isHighSurrogate(hidden.charAt(most - 1)) ? most - 1 : most;
    return hidden.substring(0, end);
  }
}
