package dev.patchbay.slack.incident;

import dev.patchbay.core.Typed;
import dev.patchbay.incident.IncidentChange;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of a change in words, for {@code /pd} and for a card's thread.
 *
 * <pre>
 * ack     [ incident ]
 * resolve [ incident ] [ note ]
 * note    [ incident ] text
 * snooze  [ incident ] time
 * incident = 123 | #123 | an id | an address
 * </pre>
 *
 * In a card's thread the incident is known, and a bare number there begins a note or a time; {@code
 * #123}, an id and an address still name another. Pure.
 */
public final class ChangeGrammar {
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9]+");

  /** "ack incident 123", "ack # 123"; in a thread that may be the beginning of a text. */
  private static final Pattern KIND = Pattern.compile("(?i)^\\s*(?:incident|#)\\s+(?=#?[0-9])");

  /** Words that add nothing: "ack this one please". */
  private static final Pattern FILLERS =
      Pattern.compile(
          "(?i)(?:(?:this|that|it|the|one|incident|alert|please|pls|plz|now|thanks|thank|you|thx"
              + "|for|me|us|:[a-z0-9_+-]+:)[\\s.,!]*)*");

  private ChangeGrammar() {}

  /**
   * @param rest what stands after the word
   * @param threaded whether the place says which incident is meant
   */
  public static AskedChange read(ChangeWord word, String rest, boolean threaded) {
    var named = IncidentQuery.parse(threaded ? rest : KIND.matcher(rest).replaceFirst(""));
    return switch (word) {
      case ACK -> acknowledge(named, rest);
      case RESOLVE -> resolve(unless(threaded, named, rest), rest);
      case NOTE -> note(unless(threaded, named, rest), rest);
      case SNOOZE -> snooze(named, rest);
    };
  }

  /** A bare number is the beginning of a text where the incident is known anyway. */
  private static Optional<IncidentQuery> unless(
      boolean threaded, Optional<IncidentQuery> named, String rest) {
    boolean text = threaded && BARE_NUMBER.matcher(Typed.firstWord(rest)[0]).matches();
    return text ? Optional.empty() : named;
  }

  private static AskedChange acknowledge(Optional<IncidentQuery> named, String rest) {
    return named.isPresent() || fillers(rest)
        ? understood(ChangeWord.ACK, named, new IncidentChange.Acknowledge())
        : new AskedChange.Incomplete(ChangeWord.ACK);
  }

  private static AskedChange resolve(Optional<IncidentQuery> named, String rest) {
    var note = new Typed(named.map(IncidentQuery::rest).orElse(rest)).text();
    return understood(
        ChangeWord.RESOLVE,
        named,
        new IncidentChange.Resolve(Optional.of(note).filter(words -> !fillers(words))));
  }

  private static AskedChange note(Optional<IncidentQuery> named, String rest) {
    var text = named.map(IncidentQuery::rest).orElse(rest).strip();
    return text.isEmpty()
        ? new AskedChange.Incomplete(ChangeWord.NOTE)
        : understood(ChangeWord.NOTE, named, new IncidentChange.AddNote(text));
  }

  /** "1 hour" is a time, and not incident 1. */
  private static AskedChange snooze(Optional<IncidentQuery> named, String rest) {
    var whole = MuteCommands.length(time(rest));
    if (whole.isPresent()) {
      return understood(
          ChangeWord.SNOOZE, Optional.empty(), new IncidentChange.Snooze(whole.get()));
    }
    return named
        .flatMap(query -> MuteCommands.length(time(query.rest())))
        .map(length -> understood(ChangeWord.SNOOZE, named, new IncidentChange.Snooze(length)))
        .orElseGet(() -> new AskedChange.Incomplete(ChangeWord.SNOOZE));
  }

  /** "for 4h, please" without what adds nothing. */
  private static String time(String words) {
    return new Typed(words)
        .text()
        .toLowerCase(Locale.ROOT)
        .replaceAll(
            "^(?:for|it|this)\\s+(?:for\\s+)?|[*_~`\"'“”]|[\\s,.!]*(?:please|pls)?[.!]*$", "");
  }

  private static boolean fillers(String words) {
    return FILLERS.matcher(new Typed(words).text()).matches();
  }

  private static AskedChange understood(
      ChangeWord word, Optional<IncidentQuery> named, IncidentChange change) {
    return new AskedChange.Understood(named.map(IncidentQuery::incident), change, word.doing());
  }
}
