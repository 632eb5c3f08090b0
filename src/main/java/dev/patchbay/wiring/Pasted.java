package dev.patchbay.wiring;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frees what was copied out of Slack, a browser or a text of what was put around it. Pure. */
final class Pasted {
  private static final String OPENING = "\"'`“”„«»‘’‚‹›「『《〈";
  private static final String CLOSING = "\"'`”“»«’‘›‹」』》〉";

  /** Slack wraps what looks like an address: {@code <https://…|label>}. */
  private static final Pattern LINK = Pattern.compile("<([a-z]+:[^<>|\\s]+)(?:\\|([^<>]*))?>");

  /** Bold, italic, struck and code, around the whole or around words of it, not within one. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([*_~`])(?=\\S)"
              + "((?:(?!\\1).|(?<=[\\p{L}\\p{N}])\\1(?=[\\p{L}\\p{N}]))+)"
              + "(?<=\\S)\\1(?![\\p{L}\\p{N}])");

  /** In front of a quoted line or of an item of a list. */
  private static final Pattern LINE_MARK = Pattern.compile("^(?:>|&gt;|[•◦▪‣·*-])\\s+");

  private static final Pattern ENTITY =
      Pattern.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));");

  private Pasted() {}

  static String freed(String typed) {
    var words = typed;
    for (int layer = 0; layer < 4; layer++) {
      var before = words;
      words = LINK.matcher(words).replaceAll(Pasted::meant);
      words = LINE_MARK.matcher(words).replaceFirst("");
      words = MARKED.matcher(words).replaceAll("$2");
      words = unquoted(words).strip();
      if (words.equals(before)) {
        break;
      }
    }
    return words;
  }

  /** The characters that HTML entities stand for. */
  static String decoded(String words) {
    return ENTITY
        .matcher(words)
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity)))
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String character(MatchResult entity) {
    var hex = entity.group(1);
    int code = hex == null ? Integer.parseInt(entity.group(2)) : Integer.parseInt(hex, 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }

  /** Slack links any word with a dot in it: there the label is what was typed. */
  private static String meant(MatchResult link) {
    var label = link.group(2);
    boolean service = ServiceQuery.ADDRESS.matcher(link.group(1)).matches();
    return Matcher.quoteReplacement(
        service || label == null || label.isBlank() ? link.group(1) : label);
  }

  private static String unquoted(String words) {
    boolean quoted =
        words.length() >= 2
            && OPENING.indexOf(words.charAt(0)) >= 0
            && CLOSING.indexOf(words.charAt(words.length() - 1)) >= 0;
    return quoted ? words.substring(1, words.length() - 1) : words;
  }
}
