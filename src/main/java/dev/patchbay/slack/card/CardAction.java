package dev.patchbay.slack.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.incident.card.CardStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be pressed on a card. The names are in messages that stay in channels for years: never
 * changed once released.
 */
public enum CardAction {
  ACKNOWLEDGE("acknowledge", "acknowledge", "Acknowledge"),
  RESOLVE("resolve", "resolve", "Resolve"),
  DETAILS("details", "", "Details"),
  UNACKNOWLEDGE("unacknowledge", "unacknowledge", "Un-acknowledge"),
  NOTE("note", "note", "Add note…"),
  SNOOZE_1H("snooze-1h", "snooze", "Snooze for 1 hour"),
  SNOOZE_4H("snooze-4h", "snooze", "Snooze for 4 hours"),
  SNOOZE_TOMORROW("snooze-tomorrow", "snooze", "Snooze until tomorrow 9:00"),
  SNOOZE("snooze", "snooze", "Snooze…"),
  ESCALATE_NEXT("escalate-next", "escalate_level", "Escalate to the next level"),
  ESCALATE("escalate", "escalate", "Escalate…"),
  REASSIGN("reassign", "reassign", "Reassign…"),
  RESPONDERS("responders", "add_responders", "Add responders…"),
  PRIORITY("priority", "set_priority", "Set priority…"),
  STATUS_UPDATE("status-update", "post_status", "Post status update…"),
  WORKFLOW("workflow", "run_workflow", "Run a workflow…");

  /** The action id of the menu. */
  public static final String MENU = "pd_card_more";

  private static final Pattern VALUE = Pattern.compile("([a-z0-9-]+) ([A-Za-z0-9_-]{1,64})");

  private final String word;
  private final String changeKey;
  private final String label;

  CardAction(String word, String changeKey, String label) {
    this.word = word;
    this.changeKey = changeKey;
    this.label = label;
  }

  /** What is in the menu of an incident of this status, in order. */
  static List<CardAction> menu(CardStatus status) {
    var menu = new ArrayList<CardAction>();
    menu.add(NOTE);
    if (status == CardStatus.ACKNOWLEDGED) {
      // PagerDuty snoozes only what someone has acknowledged.
      menu.addAll(List.of(SNOOZE_1H, SNOOZE_4H, SNOOZE_TOMORROW, SNOOZE, UNACKNOWLEDGE));
    }
    menu.addAll(
        List.of(ESCALATE_NEXT, ESCALATE, REASSIGN, RESPONDERS, PRIORITY, STATUS_UPDATE, WORKFLOW));
    return menu;
  }

  /** Slack's id of the button. */
  public String actionId() {
    return "pd_card_" + word;
  }

  String label() {
    return label;
  }

  /** The key of the change that it leads to; blank if to none. */
  String changeKey() {
    return changeKey;
  }

  String value(IncidentId incident) {
    return word + " " + incident.value();
  }

  /** What was pressed, and the incident's id, from the value of a button or of an option. */
  public record Pressed(CardAction action, String incident) {}

  public static Optional<Pressed> pressed(String value) {
    var parts = VALUE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(action -> action.word.equals(parts.group(1)))
        .findFirst()
        .map(action -> new Pressed(action, parts.group(2)));
  }
}
