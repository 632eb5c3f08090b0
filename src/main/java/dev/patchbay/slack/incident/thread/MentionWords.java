package dev.patchbay.slack.incident.thread;

import dev.patchbay.core.Typed;
import dev.patchbay.slack.incident.ChangeWord;
import dev.patchbay.slack.view.SlackPlainText;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was said to Patchbay in a message that mentions it, taken apart: the first word that says
 * anything, and all behind it. Courtesies, marks and the mention itself say nothing. Pure.
 *
 * @param word as typed; blank where nothing was said
 * @param rest Slack's mrkdwn as plain text
 */
record MentionWords(String word, String rest) {
  private static final Pattern COURTESY =
      Pattern.compile(
          "(?i)^(?:[\\s,.:;!?*_~`\"'“”‘’-]|(?:hey|hi|hello|please|pls|plz|just|now|can|could|would"
              + "|will|you|go|and|then|ahead|kindly)(?![\\p{L}\\p{N}]))+");
  private static final Pattern MARKS = Pattern.compile("[*_~`\"'“”‘’,.:;!?]+$");

  /** Which mark closes what a mark opens. */
  private static final String OPENING = "*_~`\"“";

  private static final String CLOSING = "*_~`\"”";

  /**
   * @param text as the event has it
   * @param bot the user id that is mentioned
   */
  static MentionWords of(String text, String bot) {
    var mention = Pattern.compile("<@" + Pattern.quote(bot) + "(?:\\|[^>]*)?>");
    var parts = mention.split(text, -1);
    // Mostly behind the mention; "ack, @Patchbay" too.
    return Stream.concat(Arrays.stream(parts).skip(1), Stream.of(parts[0]))
        .filter(part -> !new Typed(part).text().isEmpty())
        .findFirst()
        .map(said -> said(SlackPlainText.of(said)))
        .orElseGet(() -> new MentionWords("", ""));
  }

  private static MentionWords said(String plain) {
    var spaced = plain.replaceAll("[\\p{Zs}\\p{Cf}]", " ").strip();
    var words = Typed.firstWord(COURTESY.matcher(spaced).replaceFirst(""));
    return new MentionWords(
        MARKS.matcher(words[0]).replaceAll(""), unmarked(spaced, words[0], words[1].strip()));
  }

  /** Without the mark that closes one around the whole, as in <code>*ack 123*</code>. */
  private static String unmarked(String said, String word, String rest) {
    int mark = said.isEmpty() ? -1 : OPENING.indexOf(said.charAt(0));
    if (mark < 0) {
      return rest;
    }
    String closing = CLOSING.substring(mark, mark + 1);
    return rest.endsWith(closing) && !word.endsWith(closing)
        ? rest.substring(0, rest.length() - 1).strip()
        : rest;
  }

  Optional<ChangeWord> change() {
    return ChangeWord.of(word);
  }
}
