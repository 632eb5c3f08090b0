package dev.patchbay.slack.view;

import java.util.regex.Matcher;

/** Mrkdwn that we wrote, where Slack shows plain text only: errors inside a modal. */
public final class PlainWords {
  private static final int MOST = 300;

  private PlainWords() {}

  /**
   * @param channelName stands where the mrkdwn links the channel
   */
  public static String of(String mrkdwn, String channelName) {
    String words =
        mrkdwn
            .replaceAll("<#[A-Za-z0-9_-]+>", Matcher.quoteReplacement("#" + channelName))
            .replace("`", "")
            .replace("*", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    return Mrkdwn.cut(words, MOST);
  }
}
