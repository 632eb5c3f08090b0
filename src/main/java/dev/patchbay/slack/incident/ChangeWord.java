package dev.patchbay.slack.incident;

import dev.patchbay.slack.command.NearestWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words by which people change an incident, in {@code /pd} and in a card's thread alike. */
public enum ChangeWord {
  ACK("Acknowledging", "ack acknowledge acknowledged acked"),
  RESOLVE("Resolving", "resolve resolved"),
  NOTE("Adding your note to", "note"),
  SNOOZE("Snoozing", "snooze");

  private final String doing;

  /** Separated by spaces; the first is the one that the help names. */
  private final String words;

  ChangeWord(String doing, String words) {
    this.doing = doing;
    this.words = words;
  }

  private List<String> all() {
    return List.of(words.split(" ", -1));
  }

  /** As the help names it. */
  public String word() {
    return all().get(0);
  }

  String doing() {
    return doing;
  }

  /** Any case, and other forms of the word. */
  public static Optional<ChangeWord> of(String typed) {
    var word = typed.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.all().contains(word)).findFirst();
  }

  /** The word that was probably meant. */
  public static Optional<ChangeWord> nearest(String typed) {
    return NearestWord.of(typed, List.of(values()), ChangeWord::word);
  }
}
