package dev.patchbay.slack.card;

import dev.patchbay.incident.IncidentDirectory.FirstAlert;
import java.util.ArrayList;
import java.util.Map;

/** What is folded behind a card's button: the first alert's own fields and links. Pure. */
public final class AlertView {
  private static final int FIELDS = 15;
  private static final int LINKS = 5;
  private static final int WORDS = 120;
  private static final int ADDRESS = 300;

  private AlertView() {}

  /** Mrkdwn, escaped, short enough for one section. */
  public static String details(FirstAlert alert) {
    var lines = new ArrayList<String>();
    lines.add("*First alert*: " + CardFacts.foreign(alert.summary(), WORDS));
    alert.fields().entrySet().stream().limit(FIELDS).map(AlertView::field).forEach(lines::add);
    if (alert.fields().size() > FIELDS) {
      lines.add("and " + (alert.fields().size() - FIELDS) + " more fields in PagerDuty");
    }
    alert.links().entrySet().stream()
        .filter(link -> link.getKey().matches("https?://\\S{1," + ADDRESS + "}"))
        .limit(LINKS)
        .map(AlertView::link)
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  private static String field(Map.Entry<String, String> field) {
    return "• "
        + CardFacts.foreign(field.getKey(), 40)
        + ": "
        + CardFacts.foreign(field.getValue(), WORDS);
  }

  private static String link(Map.Entry<String, String> link) {
    var address = CardFacts.foreign(link.getKey(), ADDRESS).replace("|", "%7C");
    return "<" + address + "|" + CardFacts.foreign(link.getValue(), WORDS) + ">";
  }
}
