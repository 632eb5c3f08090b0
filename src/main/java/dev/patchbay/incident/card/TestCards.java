package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The cards of incidents that only test the way to a channel: marked as such wherever they appear,
 * and gone from everywhere at the end. Joins the caller's transaction. Thread-safe.
 */
public final class TestCards {
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;
  private final TestIncidentStore tests = new TestIncidentStore();
  private final CardStore cards = new CardStore();

  public TestCards(Transactions transactions, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The incident is a test; cards that were posted before this was known are drawn again. */
  public void begin(IncidentId incident) {
    transactions.run(handle -> tests.add(handle, incident, clock.instant()));
    call(incident);
  }

  public boolean isTest(IncidentId incident) {
    return transactions.call(handle -> tests.find(handle, incident)) != CardTest.NO;
  }

  /** What is known here of how the incident is; empty while no event of it has come. */
  public Optional<CardStatus> status(IncidentId incident) {
    return transactions.call(handle -> cards.find(handle, incident)).map(Card::status);
  }

  /** Posts the card to this channel, whatever its connection wants to hear and even if muted. */
  public void post(Place place, IncidentId incident) {
    outbox.due(CardKeys.card(place, incident), Turn.NEXT);
  }

  /** Slack's name of the card in this channel, once it shows all that is known of the incident. */
  public Optional<String> shown(Place place, IncidentId incident) {
    var key = CardKeys.card(place, incident);
    return outbox.ts(key).filter(ts -> outbox.settled(key));
  }

  /** The test is over: its cards are to go from all channels. */
  public void end(IncidentId incident) {
    transactions.run(handle -> tests.end(handle, incident));
    call(incident);
  }

  /** Whether no channel shows a card of it any more. */
  public boolean gone(IncidentId incident) {
    return outbox.of(CardKeys.CARD, CardKeys.subject(incident)).stream()
        .allMatch(key -> outbox.settled(key));
  }

  /** Drops tests of 60 days ago; to be called now and then. */
  public void forgetOld() {
    var before = clock.instant().minus(REMEMBERED);
    transactions.run(handle -> tests.forget(handle, before));
  }

  private void call(IncidentId incident) {
    outbox.of(CardKeys.CARD, CardKeys.subject(incident)).forEach(key -> outbox.due(key, Turn.NEXT));
  }
}
