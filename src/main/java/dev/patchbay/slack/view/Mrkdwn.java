package dev.patchbay.slack.view;

import dev.patchbay.core.Refusal;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Slack's mrkdwn: what must be done to foreign words before they stand in it. */
public final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public static final Markup MARKUP = new MrkdwnMarkup();

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
    return RefusalWords.cut(text, most);
  }

  /** Why something was refused, and what to do next. */
  public static String refusal(Refusal refusal) {
    return RefusalWords.say(refusal, MARKUP);
  }

  /** What failed, for those who must first check what the vendor did. */
  public static String failed(Refusal.Unavailable refusal) {
    return RefusalWords.failed(refusal, MARKUP);
  }
}
