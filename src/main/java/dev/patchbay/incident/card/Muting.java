package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Channels that get no new card and no word in threads for a while; cards that are there stay true.
 * What a channel missed is summed up at the end. Thread-safe.
 */
public final class Muting {
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;
  private final MuteStore store = new MuteStore();
  private final CardStore cards = new CardStore();

  public Muting(Transactions transactions, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Until then; a mute that holds is made longer or shorter. */
  public void mute(Place place, Instant until, SlackUserId by) {
    transactions.run(
        handle -> {
          if (store.until(handle, place).isEmpty()) {
            store.forgetMissed(handle, place);
          }
          store.mute(handle, place, until, by, clock.instant());
        });
  }

  /** Ends a mute now; false if there was none. */
  public boolean unmute(Place place) {
    return transactions.call(
        handle -> {
          boolean ended = store.end(handle, place);
          if (ended && !store.missed(handle, place).isEmpty()) {
            outbox.due(CardKeys.missed(place, clock.instant()), Turn.LAST);
          }
          return ended;
        });
  }

  /** Ends the mutes whose time has come; to be called every minute. */
  public void endDue() {
    transactions.call(handle -> store.over(handle, clock.instant())).forEach(this::unmute);
  }

  /** Until when the channel is muted, if it is. */
  Optional<Instant> until(Place place) {
    return transactions
        .call(handle -> store.until(handle, place))
        .filter(until -> until.isAfter(clock.instant()));
  }

  /** What the channel missed in its last mute, oldest first. */
  public List<Card> missed(Place place) {
    return transactions.call(
        handle ->
            store.missed(handle, place).stream()
                .flatMap(incident -> cards.find(handle, incident).stream())
                .toList());
  }

  boolean muted(Place place) {
    return until(place).isPresent();
  }

  /** Whether the channel is muted; notes that it missed the incident. */
  boolean missed(Place place, IncidentId incident) {
    boolean muted = muted(place);
    if (muted) {
      transactions.run(handle -> store.miss(handle, place, incident));
    }
    return muted;
  }
}
