package dev.patchbay.incident.click;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which action a button's words name. Words are whole words of an identifier or a label, so that
 * {@code incidentAckAction} names one and {@code packet} none. A word of any other action, or a
 * negation, makes the whole {@link Meaning#OTHER}: doing nothing is better than doing the wrong
 * thing. Pure.
 */
final class ButtonMeaning {
  /** What a text says about the action. */
  enum Meaning {
    ACKNOWLEDGE,
    RESOLVE,
    OTHER,
    NONE
  }

  private static final Set<String> ACKNOWLEDGE =
      Set.of("acknowledge", "acknowledged", "ack", "acked");
  private static final Set<String> RESOLVE = Set.of("resolve", "resolved");
  private static final Set<String> OTHER =
      Set.of(
          "un",
          "not",
          "don",
          "dont",
          "no",
          "never",
          "undo",
          "cancel",
          "stop",
          "nack",
          "re",
          "add",
          "note",
          "notes",
          "snooze",
          "escalate",
          "reassign",
          "assign",
          "merge",
          "delegate",
          "run",
          "play",
          "workflow",
          "responder",
          "responders",
          "subscribe",
          "mute",
          "annotate");
  private static final Pattern NEGATED =
      Pattern.compile(
          "(un|re|non|de|dis)(ack|acked|acknowledged?|resolved?|snooze|mute)|reopen(ed)?");

  /** Between words: anything but letters, and the humps of camel case. */
  private static final Pattern GAP =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  /** Long runs of mixed letters and digits are tokens of someone's; words in them are chance. */
  private static final Pattern OPAQUE =
      Pattern.compile("(?=[A-Za-z+/=_-]*[0-9])[A-Za-z0-9+/=_-]*[A-Za-z0-9]{20,}[A-Za-z0-9+/=_-]*");

  /** PagerDuty's ids, and UUIDs: the UN in Q9Z06UN3954O1T denies nothing. */
  private static final Pattern ID =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:(?=[A-Z]*[0-9])[PQ][A-Z0-9]{4,31}"
              + "|(?i:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))(?![A-Za-z0-9])");

  private static final Pattern RANDOM =
      Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/=_-]{20,}");
  private static final int SHORTEST_BY_INTENT = 5;

  private ButtonMeaning() {}

  /** The action that all the words together name. */
  static Meaning meaning(String text) {
    var acknowledge = false;
    var resolve = false;
    for (var word : words(text)) {
      if (OTHER.contains(word) || NEGATED.matcher(word).matches()) {
        return Meaning.OTHER;
      }
      acknowledge |= ACKNOWLEDGE.contains(word);
      resolve |= RESOLVE.contains(word);
    }
    if (acknowledge == resolve) {
      return Meaning.NONE;
    }
    return acknowledge ? Meaning.ACKNOWLEDGE : Meaning.RESOLVE;
  }

  private static List<String> words(String text) {
    var known = ID.matcher(OPAQUE.matcher(text).replaceAll(" ")).replaceAll(" ");
    var plain = known.replaceAll(":[a-z0-9_+-]+:", " ");
    return Stream.of(plain.split("\\s+", -1)).flatMap(ButtonMeaning::wordsOf).toList();
  }

  /** In what looks like a token, a short word is chance: {@code 9xNo_4kRe2} denies nothing. */
  private static Stream<String> wordsOf(String part) {
    int shortest = RANDOM.matcher(part).matches() ? SHORTEST_BY_INTENT : 1;
    return GAP.splitAsStream(part)
        .filter(word -> word.length() >= shortest)
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
