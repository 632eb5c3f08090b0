package dev.patchbay.slack.view;

/** Slack's mrkdwn: what must be done to foreign words before they stand in it. */
public final class Mrkdwn {
  private Mrkdwn() {}

  /** Foreign words as plain text: no mention, link or channel comes out of them. */
  public static String escaped(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
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
