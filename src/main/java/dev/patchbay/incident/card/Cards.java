package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.outbox.Turn;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.webhook.EventDelayedException;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.webhook.IncidentEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what PagerDuty says into the state of cards, and calls for the cards that show it. What is
 * older than the state changes nothing; what an event leaves out is asked for. Called on job
 * threads. Thread-safe.
 */
public final class Cards implements EventListener {
  private static final Logger log = LoggerFactory.getLogger(Cards.class);
  private static final Duration REMEMBERED = Duration.ofDays(60);

  /** Alerts join an incident in its first seconds, and bursts of events are asked about once. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static final Duration AWAY = Duration.ofSeconds(20);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final IncidentsApi incidents;
  private final Supplier<Credential> app;
  private final CardTargets targets;
  private final CardStore store = new CardStore();

  /**
   * @param app the app's own credential
   */
  public Cards(
      Transactions transactions,
      Jobs jobs,
      Clock clock,
      IncidentsApi incidents,
      Supplier<Credential> app,
      CardTargets targets) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.incidents = incidents;
    this.app = app;
    this.targets = targets;
  }

  @Override
  public Runnable prepare(IncidentEvent event) {
    return prepareAll(List.of(event));
  }

  @Override
  public Runnable prepareAll(List<IncidentEvent> events) {
    var results = new ArrayList<Runnable>();
    var known = find(events.get(0).incident());
    for (var event : events) {
      var before = known;
      // Asked here, before the transaction: while one is open no vendor is called.
      var asked = CardFold.leavesGap(before, event) ? ask(event) : Optional.<Incident>empty();
      results.add(() -> store(event, asked));
      known = CardFold.after(filled(before, asked, clock.instant()), event);
    }
    return () -> results.forEach(Runnable::run);
  }

  /** Empty where PagerDuty does not say: what is known is shown now, and the rest follows. */
  private Optional<Incident> ask(IncidentEvent event) {
    var asked = incidents.get(app.get(), event.incident().value());
    if (asked instanceof Outcome.Done<Incident> done) {
      return Optional.of(done.value());
    }
    var why = ((Outcome.Refused<Incident>) asked).refusal();
    if (event.snapshot().isEmpty()) {
      if (why instanceof Refusal.RateLimited limited) {
        throw new EventDelayedException(clock.instant().plus(limited.delay()));
      }
      if (why instanceof Refusal.Unavailable) {
        throw new EventDelayedException(clock.instant().plus(AWAY));
      }
      log.warn("Could not read an event's incident event={} why={}", event, why);
    }
    return Optional.empty();
  }

  private static Optional<Card> filled(
      Optional<Card> before, Optional<Incident> asked, Instant now) {
    return asked.map(found -> CardFold.after(before, found, now)).or(() -> before);
  }

  /**
   * What PagerDuty answered when asked; found later than by an event if it is not known here.
   *
   * @param seen the state before PagerDuty was asked
   * @return false if that is not the state any more, so that the answer may be older: ask again
   */
  boolean asked(Optional<Card> seen, Incident now) {
    return transactions.call(
        handle -> {
          // The lock holds back events until the answer is stored or thrown away.
          var before = store.lock(handle, now.id());
          if (!before.equals(seen)) {
            return false;
          }
          var after = CardFold.after(before, now, clock.instant());
          boolean late = before.isEmpty();
          var card = late ? after.withLate() : after;
          if (before.filter(card::equals).isEmpty()) {
            store.save(handle, card, clock.instant());
            targets.call(card, late ? EventType.TRIGGERED : EventType.OTHER, turn(before, card));
          }
          return true;
        });
  }

  /** Asks PagerDuty how the incident is now: someone has just changed it. */
  public void refresh(IncidentId incident) {
    // Where it has no card, nobody would see what PagerDuty answers.
    if (find(incident).isPresent()) {
      jobs.submit(CardRefresh.JOB, CardKeys.subject(incident));
    }
  }

  /** Those that are not resolved, as far as is known here. */
  List<Card> open(AccountId account) {
    return transactions.call(handle -> store.open(handle, account));
  }

  Optional<Card> find(IncidentId incident) {
    return transactions.call(handle -> store.find(handle, incident));
  }

  /** Drops incidents that nothing was heard of for 60 days; to be called now and then. */
  public void forgetOld() {
    var before = clock.instant().minus(REMEMBERED);
    transactions.run(handle -> store.forget(handle, before));
  }

  private void store(IncidentEvent event, Optional<Incident> asked) {
    transactions.run(
        handle -> {
          var now = clock.instant();
          // Read again under the row's lock: another node may have stored an event since.
          var before = store.lock(handle, event.incident());
          var after = CardFold.after(filled(before, asked, now), event);
          if (after.isEmpty()) {
            return;
          }
          var card = after.get();
          boolean older = before.filter(card::equals).isPresent() && event.snapshot().isPresent();
          var line = CardLines.of(event);
          boolean added = store.add(handle, event.incident(), line);
          if (older) {
            log.debug("{} is older than what is shown", event);
            if (added) {
              targets.redraw(card, Turn.LAST);
            }
            targets.begin(card, event.type(), turn(card, event.type()));
          } else {
            store.save(handle, card, now);
            targets.call(card, event.type(), turn(card, event.type()));
          }
          if (added) {
            targets.reply(card, event.type(), line);
          }
          if (!older && !card.resolved()) {
            jobs.submitAt(CardRefresh.JOB, CardKeys.subject(card.incident()), now.plus(SETTLED));
          }
        });
  }

  /** Beside its status nobody hurries for what an incident is asked for: mostly its alerts. */
  private static Turn turn(Optional<Card> before, Card card) {
    boolean same = before.filter(known -> known.status() == card.status()).isPresent();
    return same ? Turn.LAST : turn(card);
  }

  private static Turn turn(Card card) {
    return card.resolved() ? Turn.FIRST : Turn.NEXT;
  }

  private static Turn turn(Card card, EventType type) {
    return switch (type) {
      case TRIGGERED, ACKNOWLEDGED, UNACKNOWLEDGED, REOPENED -> turn(card);
      case RESOLVED -> Turn.FIRST;
      default -> card.resolved() ? Turn.FIRST : Turn.LAST;
    };
  }
}
