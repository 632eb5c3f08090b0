package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.incident.ChangeAnswers.Seen;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import java.util.Optional;

/** Whether a card that was pressed shows what became of it. Thread-safe. */
public final class CardSight {
  private final Outbox outbox;
  private final Cards cards;
  private final AccountId account;

  public CardSight(Outbox outbox, Cards cards, AccountId account) {
    this.outbox = outbox;
    this.cards = cards;
    this.account = account;
  }

  /**
   * A card that took the place of the pressed one counts as well. What nobody keeps true any more
   * never shows it; a person's own conversation with the app is not looked at.
   */
  public Seen of(ChangeRequest request) {
    if (request.channel().value().startsWith("D")) {
      return Seen.YES;
    }
    var key = outbox.at(request.place(), request.messageTs()).or(() -> successor(request));
    if (key.isEmpty()) {
      return Seen.NEVER;
    }
    if (!outbox.settled(key.get()) || isBehind(request)) {
      return Seen.NOT_YET;
    }
    return outbox.refused(key.get()) ? Seen.NEVER : Seen.YES;
  }

  private Optional<MessageKey> successor(ChangeRequest request) {
    return outbox.of(CardKeys.CARD, CardKeys.subject(incident(request))).stream()
        .filter(key -> key.place().equals(request.place()))
        .findFirst();
  }

  /** Whether PagerDuty's word that it was changed has not come here yet. */
  private boolean isBehind(ChangeRequest request) {
    return request
        .change()
        .status()
        .flatMap(wanted -> cards.find(incident(request)).map(card -> isBefore(card, wanted)))
        .orElse(false);
  }

  private static boolean isBefore(Card card, String wanted) {
    return card.status().compareTo(CardStatus.of(wanted)) < 0;
  }

  private IncidentId incident(ChangeRequest request) {
    return new IncidentId(account, request.candidates().get(0));
  }
}
