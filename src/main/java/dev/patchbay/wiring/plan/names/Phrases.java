package dev.patchbay.wiring.plan.names;

import java.util.List;

/** Pieces of sentences about a wiring file. What is in it may be anything: cut, and on one line. */
public final class Phrases {
  private static final int LONGEST = 80;

  private Phrases() {}

  public static String quoted(String text) {
    return '"' + line(text) + '"';
  }

  /** A channel's name with {@code #}, or its id as it is. */
  static String channel(String text) {
    return ChannelNames.isId(text) ? text : "#" + line(ChannelNames.plain(text));
  }

  /** {@code a, b or c}. */
  public static String or(List<String> names) {
    return joined(names, " or ");
  }

  /** {@code a, b and c}. */
  public static String and(List<String> names) {
    return joined(names, " and ");
  }

  private static String joined(List<String> names, String last) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    int end = names.size() - 1;
    return String.join(", ", names.subList(0, end)) + last + names.get(end);
  }

  /** At most 80 characters of it, on one line. */
  public static String line(String text) {
    String line = oneLine(text);
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** All of it, whatever signs that end a line are in it. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
  }
}
