package dev.patchbay.incident.card;

import dev.patchbay.core.Place;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.ThreadMode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which channels show an incident: those that have its card, whatever they want to hear, and those
 * whose connection wants this event. Called in the transaction that stores the state. Thread-safe.
 */
public final class CardTargets {
  private final Connections connections;
  private final Outbox outbox;
  private final Muting muting;
  private final Consumer<Card> pressed;

  public CardTargets(Connections connections, Outbox outbox, Muting muting) {
    this(connections, outbox, muting, card -> {});
  }

  /**
   * @param pressed gets each change: updates messages that are not ours
   */
  public CardTargets(
      Connections connections, Outbox outbox, Muting muting, Consumer<Card> pressed) {
    this.connections = connections;
    this.outbox = outbox;
    this.muting = muting;
    this.pressed = pressed;
  }

  /** Calls for the cards of an incident that changed. */
  void call(Card card, EventType type, Turn turn) {
    redraw(card, turn);
    begin(card, type, turn);
  }

  /** Calls for the cards that are there. */
  void redraw(Card card, Turn turn) {
    there(card).forEach(key -> outbox.due(key, turn));
    pressed.accept(card);
  }

  /** Calls for a card where none is: what came late may be the one event that a channel wants. */
  void begin(Card card, EventType type, Turn turn) {
    Set<Place> shown = there(card).stream().map(MessageKey::place).collect(Collectors.toSet());
    for (var connection : wanting(card, type)) {
      var place = connection.key().place();
      if (!shown.contains(place) && !muting.missed(place, card.incident())) {
        outbox.due(CardKeys.card(place, card.incident()), turn);
      }
    }
  }

  /** Calls for a word in the threads of cards that were there before this. */
  void reply(Card card, EventType type, CardLine line) {
    for (var connection : wanting(card, type)) {
      var place = connection.key().place();
      var threaded = connection.options().thread() != ThreadMode.OFF;
      if (threaded && !muting.muted(place) && isPosted(place, card)) {
        outbox.due(CardKeys.reply(place, card.incident(), line.eventId()), Turn.LAST);
      }
    }
  }

  private List<MessageKey> there(Card card) {
    return outbox.of(CardKeys.CARD, CardKeys.subject(card.incident()));
  }

  private boolean isPosted(Place place, Card card) {
    return outbox.ts(CardKeys.card(place, card.incident())).isPresent();
  }

  private List<Connection> wanting(Card card, EventType type) {
    return card.service().map(connections::ofService).orElse(List.of()).stream()
        .filter(connection -> connection.delivery() instanceof Delivery.Webhook)
        .filter(connection -> connection.health().state() != ConnectionState.SUSPENDED)
        .filter(connection -> CardFilter.wants(connection.options(), card, type))
        .toList();
  }
}
