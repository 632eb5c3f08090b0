package dev.patchbay.slack.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Slack's mrkdwn: what must be done to foreign words before they stand in it. */
public final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Mrkdwn() {}

  /** Foreign words as plain text: no mention, link or channel comes out of them. */
  public static String escaped(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * A moment in each reader's own time.
   *
   * @param form Slack's tokens, such as {@code {date_short_pretty} at {time}}
   */
  public static String date(Instant at, String form) {
    return "<!date^" + at.getEpochSecond() + "^" + form + "|" + UTC.format(at) + ">";
  }

  /** At most {@code most} characters, with an ellipsis where something was cut. Escape after. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
