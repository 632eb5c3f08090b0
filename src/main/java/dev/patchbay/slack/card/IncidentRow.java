package dev.patchbay.slack.card;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.incident.find.OpenIncident;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An open incident in a list that one person sees: two lines and its buttons, whose presses are
 * those of a card. Pure.
 */
public final class IncidentRow {
  /** As many blocks as a row has. */
  public static final int BLOCKS = 2;

  private static final int TITLE = 150;
  private static final int NAME = 60;
  private static final int NAMES = 3;

  private IncidentRow() {}

  public static List<LayoutBlock> blocks(OpenIncident incident) {
    var buttons = new ArrayList<BlockElement>();
    if (!incident.acknowledged()) {
      var acknowledge = button(incident, CardAction.ACKNOWLEDGE);
      acknowledge.setStyle("primary");
      buttons.add(acknowledge);
    }
    buttons.add(button(incident, CardAction.RESOLVE));
    return List.of(
        MessageContent.section(text(incident)),
        ActionsBlock.builder()
            .blockId("pd_incident_" + incident.id().value())
            .elements(buttons)
            .build());
  }

  /** All that the blocks say; mrkdwn, escaped. */
  public static String text(OpenIncident incident) {
    var facts = new ArrayList<String>();
    facts.add(incident.acknowledged() ? "Acknowledged" : "Triggered");
    if (!incident.urgency().isBlank()) {
      facts.add(CardFacts.foreign(incident.urgency().toLowerCase(Locale.ROOT), NAME) + " urgency");
    }
    incident.priority().ifPresent(priority -> facts.add(CardFacts.foreign(priority, NAME)));
    if (!incident.serviceName().isBlank()) {
      facts.add(CardFacts.foreign(incident.serviceName(), NAME));
    }
    incident
        .openedAt()
        .ifPresent(at -> facts.add("opened " + Mrkdwn.date(at, "{date_short_pretty} {time}")));
    facts.add(assigned(incident.assignees()));
    return (incident.acknowledged() ? ":large_yellow_circle:" : ":red_circle:")
        + " *"
        + title(incident)
        + "*\n"
        + String.join(" · ", facts);
  }

  private static String title(OpenIncident incident) {
    String number = incident.number() > 0 ? "#" + incident.number() + " " : "";
    String words = CardFacts.foreign(incident.title(), TITLE);
    return CardFacts.linked(incident.url(), number + (words.isBlank() ? "Incident" : words));
  }

  private static String assigned(List<String> names) {
    if (names.isEmpty()) {
      return "assigned to nobody";
    }
    var shown =
        names.stream()
            .limit(NAMES)
            .map(name -> CardFacts.foreign(name, NAME))
            .collect(Collectors.joining(", "));
    return "assigned to "
        + shown
        + (names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "");
  }

  private static ButtonElement button(OpenIncident incident, CardAction action) {
    return BlockElements.button(
        action.actionId(),
        action.label(),
        action.value(incident.id()),
        action.label() + ": incident #" + incident.number());
  }
}
