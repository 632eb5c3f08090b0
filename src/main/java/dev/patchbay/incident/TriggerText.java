package dev.patchbay.incident;

import dev.patchbay.core.Typed;

/**
 * What someone wrote of an incident, as PagerDuty takes it: a title of one line, and in the details
 * what does not fit there. Pure.
 *
 * @param title blank where nothing can be seen
 * @param details as written; blank for none
 */
public record TriggerText(String title, String details) {
  /** PagerDuty's limit of a title, in characters. */
  public static final int TITLE = 1024;

  private static final String OPENING = "\"“„”«";
  private static final String CLOSING = "\"”“»";

  /** The first line is the title, also where quotes are around the whole. */
  public static TriggerText of(String written) {
    String words = unquoted(written.strip());
    var lines = words.split("\\R", 2);
    String rest = lines.length < 2 ? "" : lines[1].strip();
    return of(lines[0], rest);
  }

  /** A title that is too long is cut; the details then begin with the whole of it. */
  public static TriggerText of(String title, String details) {
    String line = new Typed(title).text();
    if (line.length() <= TITLE) {
      return new TriggerText(line, details.strip());
    }
    int end = TITLE - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    String cut = line.substring(0, end) + "…";
    return new TriggerText(cut, details.isBlank() ? line : line + "\n\n" + details.strip());
  }

  private static String unquoted(String words) {
    boolean quoted =
        words.length() > 2
            && OPENING.indexOf(words.charAt(0)) >= 0
            && CLOSING.indexOf(words.charAt(words.length() - 1)) >= 0;
    return quoted ? words.substring(1, words.length() - 1).strip() : words;
  }
}
