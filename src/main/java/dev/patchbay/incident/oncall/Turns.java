package dev.patchbay.incident.oncall;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.incident.oncall.TurnStore.Stored;
import dev.patchbay.incident.oncall.TurnStore.Watch;
import dev.patchbay.pagerduty.OnCallsApi;
import dev.patchbay.pagerduty.OnCallsApi.Query;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people who want it that their turn on call begins: once for each time that they come to be
 * on call for a policy, also where one shift follows on another. A message that may have reached
 * Slack is not sent again. One node at a time looks, with the app token. Thread-safe.
 */
public final class Turns {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final String LEASE = "oncall-turns";
  private static final Duration LENGTH = Duration.ofMinutes(2);

  /** Each may be on call for hundreds of policies, and PagerDuty lists 10,000 rows at most. */
  private static final int PEOPLE = 20;

  /** After a shorter gap, by a swap and back again, nobody gets a second message. */
  private static final Duration GONE = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final Leases leases;
  private final Clock clock;
  private final OnCallsApi onCalls;
  private final OnCallNow mine;
  private final AccountId account;
  private final Rights rights;
  private final TurnPort slack;
  private final TurnStore store = new TurnStore();
  private final String node = UUID.randomUUID().toString();

  public Turns(
      Transactions transactions,
      Leases leases,
      Clock clock,
      OnCallsApi onCalls,
      OnCallNow mine,
      AccountId account,
      Rights rights,
      TurnPort slack) {
    this.transactions = transactions;
    this.leases = leases;
    this.clock = clock;
    this.onCalls = onCalls;
    this.mine = mine;
    this.account = account;
    this.rights = rights;
    this.slack = slack;
  }

  /** Whether the person gets messages about their turns. */
  public boolean watched(Actor actor) {
    return transactions.call(handle -> store.watched(handle, actor));
  }

  /** From the next turn on; what they are on call for now is not sent again. */
  public Outcome<Mine> watch(Actor actor, Place place) {
    Optional<Person> person = rights.who(actor);
    if (person.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    return mine.of(actor, place)
        .map(
            found -> {
              var watch = new Watch(actor, person.get().pagerDutyUserId());
              Instant now = clock.instant();
              transactions.run(
                  handle -> {
                    if (!store.watched(handle, actor)) {
                      store.watch(handle, account, watch, now);
                      OnCallTurn.of(found.now())
                          .forEach(turn -> store.begin(handle, actor, turn, TurnStore.KNOWN, now));
                    }
                  });
              return found;
            });
  }

  /** False if they got none anyway. */
  public boolean unwatch(Actor actor) {
    return transactions.call(handle -> store.unwatch(handle, actor));
  }

  /** Looks who came to be on call, and tells them; to be called every minute. */
  public void run() {
    leases
        .tryAcquire(LEASE, node, LENGTH)
        .ifPresent(
            lease -> {
              try (lease) {
                look();
              }
            });
  }

  private void look() {
    var all = transactions.call(handle -> store.all(handle, account));
    for (int from = 0; from < all.size(); from += PEOPLE) {
      var some =
          all.subList(from, Math.min(from + PEOPLE, all.size())).stream()
              .filter(this::loggedIn)
              .toList();
      if (!some.isEmpty()) {
        look(some);
      }
    }
  }

  /** Who logged out, or is someone else in PagerDuty by now, is left alone. */
  private boolean loggedIn(Watch watch) {
    return rights
        .who(watch.actor())
        .filter(person -> person.pagerDutyUserId().equals(watch.pagerDutyId()))
        .isPresent();
  }

  private void look(List<Watch> some) {
    var users = some.stream().map(Watch::pagerDutyId).distinct().toList();
    var query = new Query(users, List.of(), Optional.empty(), Optional.empty(), false);
    var answer =
        onCalls
            .list(rights.app(), query)
            .map(
                rows ->
                    rows.stream()
                        .map(Shift::of)
                        .collect(Collectors.groupingBy(shift -> shift.who().id())));
    if (!(answer instanceof Outcome.Done<Map<String, List<Shift>>> done)) {
      log.info("Could not look up turns on call: {}", answer);
      return;
    }
    for (Watch watch : some) {
      var shifts = done.value().getOrDefault(watch.pagerDutyId(), List.of());
      note(watch.actor(), OnCallTurn.of(shifts));
      tell(watch.actor());
    }
  }

  private void note(Actor actor, List<OnCallTurn> current) {
    Instant now = clock.instant();
    transactions.run(
        handle -> {
          if (!store.watched(handle, actor)) {
            return;
          }
          var stored = store.turns(handle, actor);
          for (OnCallTurn turn : current) {
            if (stored.stream().anyMatch(known -> same(known.turn(), turn))) {
              store.seen(handle, actor, turn, now);
            } else {
              store.begin(handle, actor, turn, TurnStore.DUE, now);
            }
          }
          for (Stored known : stored) {
            if (current.stream().noneMatch(turn -> same(known.turn(), turn)) && over(known, now)) {
              store.end(handle, actor, known.turn().policy().id());
            }
          }
        });
  }

  private static boolean same(OnCallTurn one, OnCallTurn other) {
    return one.policy().id().equals(other.policy().id());
  }

  private static boolean over(Stored known, Instant now) {
    return known.turn().until().filter(end -> !end.isAfter(now)).isPresent()
        || known.seenAt().plus(GONE).isBefore(now);
  }

  /** Marked before it is sent: after a crash in between nobody gets it twice. */
  private void tell(Actor actor) {
    List<OnCallTurn> due =
        transactions.call(
            handle -> {
              var turns = store.due(handle, actor);
              store.become(handle, actor, turns, TurnStore.DUE, TurnStore.TOLD);
              return turns;
            });
    if (!due.isEmpty() && slack.begun(actor, due) instanceof Outcome.Refused<?> refused) {
      if (refused.refusal() instanceof Refusal.RateLimited) {
        transactions.run(handle -> store.become(handle, actor, due, TurnStore.TOLD, TurnStore.DUE));
      }
      log.warn(
          "Could not send {} a message about {} turns on call: {}",
          actor,
          due.size(),
          refused.refusal());
    }
  }
}
