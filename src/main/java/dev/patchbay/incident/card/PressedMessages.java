package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * PagerDuty's own messages, as far as a press has shown them to us: when the incident changes, by
 * another press or as an event says, they are to show that. A press that arrives is also the sign
 * that PagerDuty's message was there and that its buttons reach us. Joins the caller's transaction.
 * Thread-safe.
 */
public final class PressedMessages {
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;
  private final PressedMessageStore store = new PressedMessageStore();
  private final TestIncidentStore tests = new TestIncidentStore();
  private final CardStore cards = new CardStore();

  public PressedMessages(Transactions transactions, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A press of PagerDuty's message arrived, whatever becomes of it: its look is known from now on.
   * Nothing for a card of ours and for a command.
   */
  public void arrived(ChangeRequest request, AccountId account) {
    boolean foreign = !request.message().isBlank() && !request.messageTs().isBlank();
    if (!foreign || request.candidates().size() != 1 || !isId(request.candidates().get(0))) {
      return;
    }
    var incident = new IncidentId(account, request.candidates().get(0));
    var ts = request.messageTs();
    transactions.run(
        handle -> {
          if (store.add(handle, request.place(), ts, incident, request.message())) {
            outbox.adopt(CardKeys.pressed(request.place(), incident, ts), ts);
          }
        });
  }

  private static boolean isId(String candidate) {
    return candidate.matches("[A-Za-z0-9]{1,64}");
  }

  /**
   * What a press left of its message.
   *
   * @param latest the message as it stands now, JSON
   * @param shown whether it shows the new state
   * @param done whether the press itself brought the state about, and not somebody before it
   */
  public record Look(String latest, boolean shown, boolean done) {}

  /**
   * A message was pressed and its press carried out: it is known from now on, and others of the
   * incident are to show the same. Where an event came first, the message is written once more: of
   * the two that wrote to it, either may have been the last.
   */
  public void pressed(ChangeRequest request, IncidentState now, Look look) {
    var place = request.place();
    var ts = request.messageTs();
    var key = CardKeys.pressed(place, now.id(), ts);
    var since = now.since().orElseGet(clock::instant);
    transactions.run(
        handle -> {
          store.add(handle, place, ts, now.id(), request.message());
          store.lock(handle, now.id());
          var known = store.find(handle, place, ts, false).orElseThrow();
          boolean same = known.status().equals(now.status());
          boolean overtaken =
              !same && CardStatus.isBefore(now.status(), since, known.status(), known.since());
          var byUser =
              look.done()
                  ? Optional.of(request.actor().user().value())
                  : known.byUser().filter(user -> same);
          var byName = String.join(", ", now.who());
          store.looks(handle, place, ts, now.id(), look.latest(), look.shown() ? now.status() : "");
          if (!overtaken) {
            store.wants(handle, place, ts, now.status(), byUser, byName, since);
          }
          outbox.adopt(key, ts);
          boolean raced = overtaken || (same && look.done()) || !outbox.settled(key);
          if (raced || !look.shown()) {
            outbox.due(key, Turn.NEXT);
          }
          wants(handle, now.id(), now.status(), byUser, byName, since);
        });
  }

  /** As an event, or PagerDuty when asked, says that the incident is. Called in a transaction. */
  public void changed(Card card) {
    transactions.run(
        handle ->
            wants(
                handle,
                card.incident(),
                card.status().key(),
                Optional.empty(),
                who(handle, card),
                card.asOf()));
  }

  /** A test incident was resolved, which nobody pressed a button for. */
  public void resolvedByPatchbay(IncidentId incident) {
    transactions.run(
        handle ->
            wants(handle, incident, "resolved", Optional.empty(), "Patchbay", clock.instant()));
  }

  /** A message that nobody pressed; nothing where it is known, or has nothing to correct. */
  void found(Place place, IncidentId incident, PostedMessages.Posted message) {
    transactions.run(
        handle -> {
          boolean ended = tests.find(handle, incident) == CardTest.ENDED;
          if ((message.buttons() || ended)
              && store.add(handle, place, message.ts(), incident, message.json())) {
            var key = CardKeys.pressed(place, incident, message.ts());
            outbox.adopt(key, message.ts());
            if (ended) {
              outbox.due(key, Turn.LAST);
            }
          }
        });
  }

  /** Has all its messages show what is known of the incident last. */
  void follow(IncidentId incident) {
    transactions.run(
        handle -> {
          cards.find(handle, incident).ifPresent(this::changed);
          store
              .newest(handle, incident)
              .ifPresent(
                  last ->
                      wants(
                          handle,
                          incident,
                          last.status(),
                          last.byUser(),
                          last.byName(),
                          last.since()));
        });
  }

  private void wants(
      Handle handle,
      IncidentId incident,
      String status,
      Optional<String> byUser,
      String byName,
      Instant since) {
    store.lock(handle, incident);
    for (var message : store.of(handle, incident)) {
      // Who it was may come later than that it was.
      boolean more = !message.named() && !(byName.isBlank() && byUser.isEmpty());
      if ((more || !message.status().equals(status))
          && !CardStatus.isBefore(status, since, message.status(), message.since())) {
        store.wants(handle, message.place(), message.ts(), status, byUser, byName, since);
        outbox.due(message.key(incident), status.equals("resolved") ? Turn.FIRST : Turn.NEXT);
      }
    }
  }

  private String who(Handle handle, Card card) {
    if (card.status() == CardStatus.ACKNOWLEDGED) {
      return String.join(", ", card.holders().stream().map(Card.Holder::name).toList());
    }
    return store.of(handle, card.incident()).isEmpty()
        ? ""
        : cards.lines(handle, card.incident(), 8).stream()
            .filter(line -> line.type() == CardEvent.RESOLVED && card.resolved())
            .map(CardLine::who)
            .findFirst()
            .orElse("");
  }

  /** Whether a button of a message of this incident was pressed in this channel. */
  public boolean any(Place place, IncidentId incident) {
    return transactions.call(handle -> store.of(handle, incident)).stream()
        .anyMatch(message -> message.place().equals(place));
  }

  /** Whether a message of this incident in this channel shows one of these states. */
  public boolean shows(Place place, IncidentId incident, Set<String> statuses) {
    return transactions.call(handle -> store.of(handle, incident)).stream()
        .anyMatch(message -> message.place().equals(place) && statuses.contains(message.shown()));
  }

  /** Has all messages of the incident written again. */
  public void callFor(IncidentId incident) {
    transactions.run(
        handle ->
            store.of(handle, incident).stream()
                .map(message -> message.key(incident))
                .filter(key -> outbox.ts(key).isPresent())
                .forEach(key -> outbox.due(key, Turn.NEXT)));
  }

  /** Whether none of its messages is still to be written. */
  public boolean settled(IncidentId incident) {
    return transactions.call(handle -> store.of(handle, incident)).stream()
        .allMatch(message -> outbox.settled(message.key(incident)));
  }

  /** What a message is to show now; empty where it is forgotten. */
  public Optional<PressedMessage> find(MessageKey key) {
    return transactions.call(
        handle ->
            store.find(
                handle,
                key.place(),
                CardKeys.last(key),
                tests.find(handle, CardKeys.incident(key)) == CardTest.ENDED));
  }

  /** It was written. */
  public void shown(MessageKey key, String status) {
    transactions.run(handle -> store.shows(handle, key.place(), CardKeys.last(key), status));
  }

  /** Drops messages of 60 days ago; to be called now and then. */
  public void forgetOld() {
    var before = clock.instant().minus(REMEMBERED);
    transactions.run(handle -> store.forget(handle, before));
  }
}
