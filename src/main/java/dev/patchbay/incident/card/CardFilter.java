package dev.patchbay.incident.card;

import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Urgency;
import java.util.Optional;

/**
 * Which incidents and events a connection shows. A card that is there is kept true whatever it
 * wants. Pure.
 */
final class CardFilter {
  private CardFilter() {}

  /** Whether an event is worth a new card, or a word in the card's thread. */
  static boolean wants(Options options, Card card, EventType type) {
    return begins(options, card)
        && notifyType(type).filter(options.notifyTypes()::contains).isPresent();
  }

  /** Whether an incident that is open is worth a card, whatever happened to it. */
  static boolean begins(Options options, Card card) {
    return urgent(options, card) && ofPriority(options.priorities(), card.priority());
  }

  private static boolean urgent(Options options, Card card) {
    // An incident of no known urgency is one that someone may have to hurry for.
    return options.urgency().contains(card.urgency().equals("low") ? Urgency.LOW : Urgency.HIGH);
  }

  private static boolean ofPriority(PriorityFilter filter, Optional<String> priority) {
    if (filter instanceof PriorityFilter.Only only) {
      return priority
          .filter(name -> only.names().stream().anyMatch(name::equalsIgnoreCase))
          .isPresent();
    }
    return filter instanceof PriorityFilter.Any || priority.isEmpty();
  }

  /** Empty for what no connection can ask for: it only changes cards that are there. */
  private static Optional<NotifyType> notifyType(EventType type) {
    return Optional.ofNullable(
        switch (type) {
          case TRIGGERED, REOPENED -> NotifyType.TRIGGER;
          case ACKNOWLEDGED, UNACKNOWLEDGED -> NotifyType.ACKNOWLEDGE;
          case RESOLVED -> NotifyType.RESOLVE;
          case ESCALATED, DELEGATED -> NotifyType.ESCALATE;
          case REASSIGNED, RESPONDER_ADDED, RESPONDER_REPLIED, ROLE_ASSIGNED ->
              NotifyType.ASSIGNMENTS;
          case ANNOTATED, STATUS_UPDATE_PUBLISHED -> NotifyType.ANNOTATE;
          // A change may bring the incident within what is wanted: that is when it begins there.
          case PRIORITY_UPDATED, URGENCY_UPDATED, SERVICE_UPDATED -> NotifyType.TRIGGER;
          default -> null;
        });
  }
}
