package dev.patchbay.slack.incident;

import dev.patchbay.core.Typed;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What was typed behind {@code /pd incidents}.
 *
 * @param service as typed; blank unless {@code which} is SERVICE
 * @param page from 1
 */
record IncidentListQuery(Which which, String service, int page) {
  /** Whose incidents are asked for. */
  enum Which {
    /** Nothing was said. */
    USUAL,
    HERE,
    MINE,
    SERVICE
  }

  private static final Pattern PAGED =
      Pattern.compile("(.*?)(?:^|\\s)page ([1-9][0-9]{0,3})", Pattern.CASE_INSENSITIVE);

  static IncidentListQuery parse(String typed) {
    var text = new Typed(typed).text();
    var paged = PAGED.matcher(text);
    return paged.matches()
        ? of(paged.group(1).strip(), Integer.parseInt(paged.group(2)))
        : of(text, 1);
  }

  private static IncidentListQuery of(String words, int page) {
    return switch (words.toLowerCase(Locale.ROOT).replaceAll("[`*_\"'“”‘’]", "")) {
      case "" -> new IncidentListQuery(Which.USUAL, "", page);
      case "here" -> new IncidentListQuery(Which.HERE, "", page);
      case "mine", "my", "me" -> new IncidentListQuery(Which.MINE, "", page);
      default -> new IncidentListQuery(Which.SERVICE, words, page);
    };
  }
}
