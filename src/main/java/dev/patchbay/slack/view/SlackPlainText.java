package dev.patchbay.slack.view;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message's text as people read it, without Slack's escapes and angle brackets. Pure. */
public final class SlackPlainText {
  private static final Pattern ENTITY = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");

  private SlackPlainText() {}

  public static String of(String mrkdwn) {
    return ENTITY
        .matcher(mrkdwn)
        .replaceAll(found -> Matcher.quoteReplacement(shown(found)))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String shown(MatchResult entity) {
    String what = entity.group(1);
    String label = entity.group(2) == null ? "" : entity.group(2);
    return switch (what.charAt(0)) {
      case '@' -> label.isBlank() ? what : "@" + bare(label, '@');
      case '#' -> label.isBlank() ? what : "#" + bare(label, '#');
      case '!' -> label.isBlank() ? "@" + what.substring(1).replaceAll("\\^.*$", "") : label;
      default -> address(what, label);
    };
  }

  private static String address(String url, String label) {
    boolean same = label.isBlank() || url.contains(label);
    return same ? url : label + " (" + url + ")";
  }

  private static String bare(String label, char sign) {
    return label.charAt(0) == sign ? label.substring(1) : label;
  }
}
