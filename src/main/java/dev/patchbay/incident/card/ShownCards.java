package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.HiddenChanges;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.ThreadMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;

/** What channels' messages show at this moment, for whoever draws them. Thread-safe. */
public final class ShownCards {
  private static final int TIMELINE = 8;

  private final Transactions transactions;
  private final Connections connections;
  private final Outbox outbox;
  private final HiddenChanges hidden;
  private final Jobs jobs;
  private final Clock clock;
  private final CardStore store = new CardStore();
  private final TestIncidentStore tests = new TestIncidentStore();

  public ShownCards(
      Transactions transactions,
      Connections connections,
      Outbox outbox,
      HiddenChanges hidden,
      Jobs jobs,
      Clock clock) {
    this.transactions = transactions;
    this.connections = connections;
    this.outbox = outbox;
    this.hidden = hidden;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Empty where the incident is forgotten. */
  public Optional<ShownCard> card(MessageKey key) {
    var incident = CardKeys.incident(key);
    return transactions.call(
        handle ->
            store
                .find(handle, incident)
                .map(
                    card -> {
                      var lines = new ArrayList<>(store.lines(handle, incident, TIMELINE));
                      Collections.reverse(lines);
                      var connection = connection(key.place(), card);
                      return new ShownCard(
                          card,
                          lines,
                          connection.filter(ShownCards::takesMessages).isPresent(),
                          connection.filter(found -> found.options().buttons()).isPresent(),
                          hidden.of(incident.account()),
                          tests.find(handle, incident));
                    }));
  }

  /**
   * As one person sees it to whom the incident is assigned; empty where the incident is forgotten.
   */
  public Optional<ShownCard> direct(IncidentId incident) {
    return transactions.call(
        handle ->
            store
                .find(handle, incident)
                .map(
                    card -> {
                      var lines = new ArrayList<>(store.lines(handle, incident, TIMELINE));
                      Collections.reverse(lines);
                      return new ShownCard(
                          card,
                          lines,
                          true,
                          true,
                          hidden.of(incident.account()),
                          tests.find(handle, incident));
                    }));
  }

  /** Empty where there is no card whose thread it could be in. */
  public Optional<ShownReply> reply(MessageKey key) {
    var incident = CardKeys.incident(key);
    return transactions.call(
        handle ->
            outbox
                .ts(CardKeys.card(key.place(), incident))
                .filter(ts -> tests.find(handle, incident) == CardTest.NO)
                .flatMap(
                    ts ->
                        store
                            .find(handle, incident)
                            .flatMap(
                                card ->
                                    store
                                        .line(handle, incident, CardKeys.last(key))
                                        .map(
                                            line ->
                                                new ShownReply(
                                                    card, line, ts, broadcast(key, card, line))))));
  }

  private static boolean takesMessages(Connection connection) {
    return connection.health().state() != ConnectionState.SUSPENDED;
  }

  /** How an incident is, as far as is known here. */
  private Optional<Card> incident(IncidentId incident) {
    return transactions.call(handle -> store.find(handle, incident));
  }

  /**
   * Slack refuses the message for good: nothing more is posted to the channel for this service
   * until someone fixes that, and whoever connected it gets a message. Called in a transaction.
   *
   * @param reason a clause of ours
   */
  public void suspend(MessageKey key, String reason) {
    incident(CardKeys.incident(key))
        .flatMap(card -> connection(key.place(), card))
        .filter(connection -> connection.health().state() != ConnectionState.SUSPENDED)
        .ifPresent(
            connection -> {
              connections.suspend(connection.key(), reason, clock.instant());
              jobs.submit(SuspendedNotice.JOB, SuspendedNotice.id(connection.key()));
            });
  }

  private boolean broadcast(MessageKey key, Card card, CardLine line) {
    return line.type() == CardEvent.RESOLVED
        && connection(key.place(), card)
            .filter(found -> found.options().thread() == ThreadMode.BROADCAST)
            .isPresent();
  }

  private Optional<Connection> connection(Place place, Card card) {
    return card.service().flatMap(service -> connections.find(new ConnectionKey(place, service)));
  }
}
