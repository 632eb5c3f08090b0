package dev.patchbay.slack.card;

import dev.patchbay.incident.card.Card;
import dev.patchbay.incident.card.CardStatus;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a card says of an incident, in mrkdwn, escaped and short: label and value, in the order in
 * which they are shown. Pure.
 */
final class CardFacts {
  private static final int TITLE = 250;
  private static final int NAME = 100;
  private static final int NAMES = 5;

  /** Of a name among others: five of them escaped fit one field, of 2,000 characters. */
  private static final int LISTED = 60;

  private static final String WHEN = "{date_short_pretty} {time}";

  /** A label and its value. */
  record Fact(String label, String value) {}

  private CardFacts() {}

  static List<Fact> of(Card card) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Status", icon(card) + " " + status(card)));
    if (!card.urgency().isBlank()) {
      facts.add(new Fact("Urgency", capital(foreign(card.urgency(), NAME))));
    }
    facts.add(
        new Fact("Priority", card.priority().map(name -> foreign(name, NAME)).orElse("None")));
    facts.add(new Fact("Service", foreign(card.serviceName(), NAME)));
    if (!card.resolved()) {
      facts.add(
          new Fact("Assigned to", card.assignees().isEmpty() ? "Nobody" : names(card.assignees())));
    }
    if (!card.holders().isEmpty()) {
      facts.add(new Fact("Acknowledged by", holders(card)));
    }
    card.heldUntil()
        .filter(at -> card.status() == CardStatus.ACKNOWLEDGED)
        .ifPresent(at -> facts.add(new Fact("Acknowledged until", Mrkdwn.date(at, WHEN))));
    if (!card.policy().isBlank()) {
      facts.add(new Fact("Escalation policy", foreign(card.policy(), NAME)));
    }
    if (card.alerts().isPresent()) {
      facts.add(new Fact("Alerts", Integer.toString(card.alerts().getAsInt())));
    }
    card.createdAt().ifPresent(at -> facts.add(new Fact("Opened", Mrkdwn.date(at, WHEN))));
    return facts.stream().filter(fact -> !fact.value().isBlank()).toList();
  }

  /** "#1234 Database down", with a link where there is one. */
  static String title(Card card) {
    return linked(card.url(), plainTitle(card));
  }

  /**
   * The words with a link, where the address is one of the web.
   *
   * @param words escaped
   */
  static String linked(String url, String words) {
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    String link = Mrkdwn.escaped(url).replace("|", "%7C").replace(" ", "%20");
    return web && link.length() < 1000 ? "<" + link + "|" + words + ">" : words;
  }

  static String plainTitle(Card card) {
    String number = card.number() > 0 ? "#" + card.number() + " " : "";
    return number + (card.title().isBlank() ? "Incident" : foreign(card.title(), TITLE));
  }

  static String status(Card card) {
    return switch (card.status()) {
      case TRIGGERED -> "Triggered";
      case ACKNOWLEDGED -> "Acknowledged";
      case RESOLVED -> "Resolved";
    };
  }

  static String icon(Card card) {
    return switch (card.status()) {
      case TRIGGERED -> ":red_circle:";
      case ACKNOWLEDGED -> ":large_yellow_circle:";
      case RESOLVED -> ":large_green_circle:";
    };
  }

  /** Of the bar beside the timeline. */
  static String color(Card card) {
    return switch (card.status()) {
      case TRIGGERED -> "#d1242f";
      case ACKNOWLEDGED -> "#d4a72c";
      case RESOLVED -> "#2da44e";
    };
  }

  /** Someone else's words on one line: no mention, link, picture or bold comes out of them. */
  static String foreign(String text, int most) {
    String line = Mrkdwn.cut(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), most);
    return Mrkdwn.escaped(line).replace('*', '∗').replace('`', '\'').replace('~', '∼');
  }

  private static String holders(Card card) {
    var shown =
        card.holders().stream()
            .limit(NAMES)
            .map(one -> foreign(one.name(), LISTED) + " " + Mrkdwn.date(one.since(), WHEN))
            .collect(Collectors.joining(", "));
    return shown + more(card.holders().size());
  }

  private static String names(List<String> names) {
    return names.stream()
            .limit(NAMES)
            .map(name -> foreign(name, LISTED))
            .collect(Collectors.joining(", "))
        + more(names.size());
  }

  private static String more(int all) {
    return all > NAMES ? " and " + (all - NAMES) + " more" : "";
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
