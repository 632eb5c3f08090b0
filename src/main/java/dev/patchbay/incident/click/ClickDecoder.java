package dev.patchbay.incident.click;

import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.click.ButtonMeaning.Meaning;
import dev.patchbay.incident.click.Click.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds incident and action in a click, whatever its shape: PagerDuty's button format is not public
 * (reference/pagerduty.md §7). The action is what the pressed button's id, name or value says, and
 * its label only where those say nothing; if any speaks of another action, it is unknown. Pure.
 */
public final class ClickDecoder {
  private static final Pattern ACTION_KEY = key("action|action_?id|action_?type|command|verb|do");

  /** May as well tell what the incident is now as what it is to become. */
  private static final Pattern STATE_KEY = key("event|status|state|type");

  private static final Pattern STRUCTURED = Pattern.compile("^\\s*[{\\[]|^[\\w.-]+=");

  /** More words than this are a sentence: a title, a note. */
  private static final int WORDS_OF_A_CODE = 4;

  /** What a click means. */
  public sealed interface Decoded {
    /** {@code candidates}: ids or numbers of the incident, likeliest first; GET settles which. */
    record Change(List<String> candidates, IncidentChange change) implements Decoded {}

    /** A button that opens a page: Slack does that, nothing is to be done. */
    record Link() implements Decoded {}

    /** {@code missing}: what could not be found, "incident" or "action". */
    record Unknown(String missing) implements Decoded {}
  }

  public Decoded decode(Click click) {
    var meaning = meaning(click.pressed());
    if (meaning == Meaning.NONE || meaning == Meaning.OTHER) {
      return click.pressed().url().isBlank() ? new Decoded.Unknown("action") : new Decoded.Link();
    }
    var candidates = IncidentHints.of(click);
    if (candidates.isEmpty()) {
      return new Decoded.Unknown("incident");
    }
    return new Decoded.Change(
        candidates,
        meaning == Meaning.ACKNOWLEDGE
            ? new IncidentChange.Acknowledge()
            : new IncidentChange.Resolve());
  }

  /** Ids or numbers of the incident that a message is about, likeliest first; mostly one. */
  public static List<String> incidents(Click message) {
    return IncidentHints.of(message);
  }

  private static Meaning meaning(Button pressed) {
    var named = List.of(pressed.actionId(), pressed.name());
    var said = new ArrayList<String>(named);
    var values = Unwrapped.layers(pressed.value());
    values.forEach(value -> said.addAll(wordsOf(value)));
    said.add(pressed.label());
    var meanings = said.stream().map(ButtonMeaning::meaning).toList();
    if (meanings.contains(Meaning.OTHER)) {
      return Meaning.OTHER;
    }
    var states =
        values.stream().flatMap(value -> at(STATE_KEY, value)).map(ButtonMeaning::meaning).toList();
    return Stream.concat(meanings.stream(), states.stream())
        .filter(meaning -> meaning == Meaning.ACKNOWLEDGE || meaning == Meaning.RESOLVE)
        .findFirst()
        .orElse(Meaning.NONE);
  }

  /**
   * Of a structured value only what stands at a key for an action: an incident's title in it may
   * hold any word. A sentence and an address say nothing either.
   */
  private static List<String> wordsOf(String value) {
    if (STRUCTURED.matcher(value).find()) {
      return at(ACTION_KEY, value).toList();
    }
    var isCode = !value.contains("://") && value.split("\\s+", -1).length <= WORDS_OF_A_CODE;
    return isCode ? List.of(value) : List.of();
  }

  private static Stream<String> at(Pattern key, String value) {
    return key.matcher(value).results().map(match -> match.group(1));
  }

  private static Pattern key(String names) {
    return Pattern.compile(
        "(?<![A-Za-z0-9_])(?:" + names + ")[\"']?\\s*[:=]\\s*[\"']?([A-Za-z][A-Za-z0-9_. -]{0,60})",
        Pattern.CASE_INSENSITIVE);
  }
}
