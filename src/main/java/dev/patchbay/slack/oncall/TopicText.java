package dev.patchbay.slack.oncall;

import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel's topic with our marked part: {@code Ship it | On call: Ada Lovelace}. All else in it
 * is people's own and stays. Pure.
 */
final class TopicText {
  private static final String MARK = "On call: ";

  /** Slack's limit. */
  private static final int MOST = 250;

  private static final Pattern PART = Pattern.compile("(?<=^|\\| )" + MARK + "[^|]*?(?= \\||$)");

  private TopicText() {}

  /**
   * @param topic as Slack's API shows it, escaped
   * @return plain text, as Slack's API takes it
   */
  static String with(String topic, List<String> names) {
    String plain = plain(topic);
    Matcher ours = PART.matcher(plain);
    boolean there = ours.find();
    String rest = there ? plain.substring(0, ours.start()) + plain.substring(ours.end()) : plain;
    int room = MOST - rest.length() - (there || rest.isBlank() ? 0 : 3);
    String part = part(names, room);
    if (there) {
      return plain.substring(0, ours.start()) + part + plain.substring(ours.end());
    }
    return rest.isBlank() ? part : part.isEmpty() ? rest : rest.strip() + " | " + part;
  }

  static String plain(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** As many names as there is room for; nothing where there is none for one. */
  private static String part(List<String> names, int room) {
    var clean = names.stream().map(name -> name.replace('|', '/')).toList();
    for (int shown = clean.size(); shown > 0; shown--) {
      int more = clean.size() - shown;
      String part =
          MARK
              + String.join(", ", clean.subList(0, shown))
              + (more == 0 ? "" : " and " + more + " more");
      if (part.length() <= room) {
        return part;
      }
    }
    return room < MARK.length() + 2 ? "" : Mrkdwn.cut(MARK + clean.get(0), room);
  }
}
