package dev.patchbay.incident.card;

import dev.patchbay.incident.card.Card.Holder;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.webhook.IncidentEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How a card changes with what PagerDuty says. What is older changes nothing. Pure. */
final class CardFold {
  private CardFold() {}

  /** Empty where neither the event nor anything before says how the incident is. */
  static Optional<Card> after(Optional<Card> before, IncidentEvent event) {
    if (event.snapshot().isEmpty() || before.filter(card -> newer(card, event)).isPresent()) {
      return before;
    }
    return Optional.of(card(before, event, event.snapshot().get()));
  }

  /**
   * What PagerDuty answers when asked. It tells the time of that in whole seconds, and that of
   * events in milliseconds (reference/pagerduty.md §2.4, §5).
   */
  static Card after(Optional<Card> before, Incident asked, Instant now) {
    var more = asked.more();
    var said =
        Stream.of(more.updatedAt(), asked.changedAt())
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(now);
    var shown = before.map(Card::asOf).orElse(said);
    if (said.isBefore(shown.truncatedTo(ChronoUnit.SECONDS))) {
      return before.orElseThrow().withAlerts(more.alerts());
    }
    var asOf = said.isAfter(shown) ? said : shown;
    return new Card(
        asked.id(),
        asked.number(),
        asked.title(),
        CardStatus.of(asked.status()),
        asked.urgency(),
        asked.htmlUrl(),
        asked.service(),
        asked.serviceName(),
        more.priority().map(Party::name),
        more.escalationPolicy().map(Party::name).orElse(""),
        names(more.assignees()),
        more.acknowledgements().stream()
            .map(each -> new Holder(each.by().name(), each.at().orElse(asOf)))
            .toList(),
        OptionalInt.of(more.alerts()),
        more.createdAt(),
        more.heldUntil(),
        asOf,
        before.map(Card::late).orElse(false));
  }

  /** Whether an event alone leaves out what a card shows, so that PagerDuty is to be asked. */
  static boolean leavesGap(Optional<Card> before, IncidentEvent event) {
    if (event.snapshot().isEmpty()) {
      return before.isEmpty();
    }
    if (before.filter(card -> newer(card, event)).isPresent()) {
      return false;
    }
    var now = card(before, event, event.snapshot().get());
    return now.number() == 0
        || event.snapshot().get().status().isBlank()
        || (now.status() == CardStatus.ACKNOWLEDGED && now.holders().isEmpty());
  }

  /** Nothing comes before the beginning, even within its millisecond. */
  private static boolean newer(Card card, IncidentEvent event) {
    return card.asOf().isAfter(event.occurredAt())
        || (event.type() == EventType.TRIGGERED && card.asOf().equals(event.occurredAt()));
  }

  private static Card card(Optional<Card> before, IncidentEvent event, IncidentSnapshot now) {
    var status =
        now.status().isBlank()
            ? before.map(Card::status).orElse(CardStatus.TRIGGERED)
            : CardStatus.of(now.status());
    return new Card(
        event.incident(),
        now.number() > 0 ? now.number() : before.map(Card::number).orElse(0L),
        now.title().isBlank() ? before.map(Card::title).orElse("") : now.title(),
        status,
        now.urgency().isBlank() ? before.map(Card::urgency).orElse("") : now.urgency(),
        now.htmlUrl().isBlank() ? before.map(Card::url).orElse("") : now.htmlUrl(),
        event.service().or(() -> before.flatMap(Card::service)),
        now.service()
            .map(Party::name)
            .filter(name -> !name.isBlank())
            .or(() -> before.map(Card::serviceName))
            .orElse(""),
        now.priority().map(Party::name),
        now.escalationPolicy().map(Party::name).orElse(""),
        names(now.assignees()),
        holders(before, event, status),
        before.map(Card::alerts).orElse(OptionalInt.empty()),
        now.createdAt().or(() -> before.flatMap(Card::createdAt)),
        before.filter(card -> card.status() == status).flatMap(Card::heldUntil),
        event.occurredAt(),
        before.map(Card::late).orElse(false));
  }

  /** Events do not list who acknowledged; each names one who does now. */
  private static List<Holder> holders(
      Optional<Card> before, IncidentEvent event, CardStatus status) {
    if (status != CardStatus.ACKNOWLEDGED) {
      return List.of();
    }
    var holders =
        new ArrayList<Holder>(
            before.filter(card -> card.status() == status).map(Card::holders).orElse(List.of()));
    if (event.type() == EventType.ACKNOWLEDGED) {
      event
          .agent()
          .map(Party::name)
          .filter(name -> !name.isBlank())
          .ifPresent(
              name -> {
                holders.removeIf(holder -> holder.name().equals(name));
                holders.add(new Holder(name, event.occurredAt()));
              });
    }
    return holders;
  }

  private static List<String> names(List<Party> parties) {
    return parties.stream()
        .map(party -> party.name().isBlank() ? party.id() : party.name())
        .toList();
  }
}
