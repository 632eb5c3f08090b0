package dev.patchbay.slack.card;

import dev.patchbay.incident.card.CardEvent;
import dev.patchbay.incident.card.CardLine;
import dev.patchbay.slack.view.Mrkdwn;

/** What happened to an incident, a line for each event, in mrkdwn and escaped. Pure. */
final class CardTimeline {
  private static final int WORDS = 150;
  private static final int NAME = 80;

  private CardTimeline() {}

  static String line(CardLine line) {
    return Mrkdwn.date(line.at(), "{time}") + "  " + words(line);
  }

  /** "Acknowledged by Ann", "Note by Ann: Looking at it". */
  static String words(CardLine line) {
    String by = line.who().isBlank() ? "" : " by " + CardFacts.foreign(line.who(), NAME);
    return what(line.type()) + by + detail(line);
  }

  private static String detail(CardLine line) {
    if (line.words().isBlank()) {
      return "";
    }
    String words = CardFacts.foreign(line.words(), WORDS);
    return switch (line.type()) {
      case REASSIGNED, ESCALATED, DELEGATED, SERVICE_UPDATED, PRIORITY_UPDATED, URGENCY_UPDATED ->
          " (to " + words + ")";
      case RESOLVED -> " (merged into " + words + ")";
      default -> ": " + words;
    };
  }

  private static String what(CardEvent type) {
    return switch (type) {
      case TRIGGERED -> "Triggered";
      case ACKNOWLEDGED -> "Acknowledged";
      case UNACKNOWLEDGED -> "Acknowledgement ended";
      case RESOLVED -> "Resolved";
      case REOPENED -> "Reopened";
      case ESCALATED -> "Escalated";
      case DELEGATED -> "Moved to another policy";
      case REASSIGNED -> "Reassigned";
      case PRIORITY_UPDATED -> "Priority changed";
      case URGENCY_UPDATED -> "Urgency changed";
      case TITLE_UPDATED -> "Title changed";
      case SERVICE_UPDATED -> "Moved to another service";
      case INCIDENT_TYPE_CHANGED -> "Type changed";
      case ANNOTATED -> "Note";
      case STATUS_UPDATE_PUBLISHED -> "Status update";
      case CONFERENCE_BRIDGE_UPDATED -> "Conference bridge changed";
      case CUSTOM_FIELDS_UPDATED -> "Fields changed";
      case RESPONDER_ADDED -> "Responder asked";
      case RESPONDER_REPLIED -> "Responder replied";
      case ROLE_ASSIGNED -> "Role assigned";
      case TASK_CREATED -> "Task created";
      case TASK_UPDATED -> "Task changed";
      case TASK_COMPLETED -> "Task completed";
      case ACTION_CREATED, ACTION_UPDATED, ACTION_TERMINATED -> "Automation action";
      case WORKFLOW_STARTED -> "Workflow started";
      case WORKFLOW_COMPLETED -> "Workflow completed";
      default -> "Changed";
    };
  }
}
