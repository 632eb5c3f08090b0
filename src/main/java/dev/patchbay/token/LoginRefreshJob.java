package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps logins alive that nobody uses: a refresh token lives 30 days, and is refreshed after 25. A
 * consent lasts a year however often it is refreshed (reference/pagerduty.md §1.4), so its person
 * gets one message, two weeks ahead. To be run every hour, by one node. Thread-safe.
 */
public final class LoginRefreshJob {
  private static final Logger log = LoggerFactory.getLogger(LoginRefreshJob.class);
  private static final Duration AHEAD = Duration.ofDays(5);
  private static final Duration CONSENT = Duration.ofDays(365);
  private static final Duration WARNED_AHEAD = Duration.ofDays(14);
  private static final int MOST = 200;

  private final PersonTokens persons;
  private final LoginRefreshStore store;
  private final ConsentListener listener;
  private final Clock clock;

  public LoginRefreshJob(TokenRefresh refresh, PersonTokens persons, ConsentListener listener) {
    this.persons = persons;
    this.store = new LoginRefreshStore(refresh.transactions(), refresh.account());
    this.listener = listener;
    this.clock = refresh.clock();
  }

  public void run() {
    refresh();
    warn();
  }

  /** Stops where PagerDuty answers nobody; one login that it does not take keeps back no other. */
  private void refresh() {
    var due = clock.instant().plus(AHEAD);
    for (Actor actor : store.refreshExpiringBefore(due, MOST)) {
      // Before it is tried: one that breaks each time must not stand first in the next run too.
      store.begun(actor, clock.instant());
      if (refresh(actor, due) instanceof Outcome.Refused<?> refused && !over(refused.refusal())) {
        log.warn("the login of {} is not refreshed now: {}", actor, refused.refusal());
        if (concernsAll(refused.refusal())) {
          return;
        }
      }
    }
  }

  private Outcome<?> refresh(Actor actor, Instant due) {
    try {
      return persons.prolong(actor, due);
    } catch (RuntimeException e) {
      log.warn("refreshing the login of {} failed", actor, e);
      return Outcome.done(false);
    }
  }

  private static boolean over(Refusal refusal) {
    return refusal instanceof Refusal.LoginEnded || refusal instanceof Refusal.NotLoggedIn;
  }

  private static boolean concernsAll(Refusal refusal) {
    return refusal instanceof Refusal.Unavailable
        || refusal instanceof Refusal.RateLimited
        || refusal instanceof Refusal.BadCredentials;
  }

  private void warn() {
    var now = clock.instant();
    var begun = now.minus(CONSENT);
    for (Actor actor : store.toldNothingSinceLogin(begun, begun.plus(WARNED_AHEAD), MOST)) {
      persons
          .lastKnown(actor)
          .ifPresent(person -> warn(actor, person, person.loggedInAt().plus(CONSENT)));
    }
  }

  /** Marked first: a node that dies in between leaves one warning out, and never sends it twice. */
  private void warn(Actor actor, Person person, Instant end) {
    store.told(actor, clock.instant());
    if (listener.endsSoon(person, end) instanceof Outcome.Refused<?> refused) {
      log.info("Could not tell {} that their login expires soon: {}", actor, refused.refusal());
      boolean passing =
          refused.refusal() instanceof Refusal.Unavailable
              || refused.refusal() instanceof Refusal.RateLimited;
      if (passing) {
        // Slack was away for a moment: the mark goes, and the next run sends it.
        store.told(actor, null);
      }
    }
  }
}
