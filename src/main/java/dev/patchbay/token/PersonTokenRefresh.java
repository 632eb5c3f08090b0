package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh of a person's token, called in turn and outside any transaction; the rotated pair is
 * stored where the row is still the one that was refreshed. Thread-safe.
 */
final class PersonTokenRefresh {
  private static final Logger log = LoggerFactory.getLogger(PersonTokenRefresh.class);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * Not told by PagerDuty (reference/pagerduty.md §1.4). Nothing is refused because of it; it says
   * when to refresh a login that nobody uses.
   */
  static final Duration REFRESH_LIFE = Duration.ofDays(30);

  private final LoginStore logins;
  private final OAuthClient oauth;
  private final Clock clock;

  PersonTokenRefresh(LoginStore logins, OAuthClient oauth, Clock clock) {
    this.logins = logins;
    this.oauth = oauth;
    this.clock = clock;
  }

  /** Names the flight of a person's token in {@link TokenRefresher}. */
  static String key(Actor actor) {
    return "person " + actor;
  }

  /** A token that is good now and is not {@code rejected}. */
  Outcome<Secret> renew(Actor actor, Optional<Secret> rejected) {
    var found = logins.find(actor);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    var login = found.get();
    if (!login.usable()) {
      return Outcome.refused(new Refusal.LoginEnded());
    }
    return login
        .fresh(clock.instant(), rejected)
        .map(Outcome::done)
        .orElseGet(() -> refresh(actor, login, rejected));
  }

  /** A refresh though the access token may be good, so that the refresh token lives on. */
  Outcome<Secret> prolong(Actor actor, Instant due) {
    // Another may have done it while this one waited for its turn.
    return logins
        .find(actor)
        .filter(login -> login.usable() && login.refreshExpiresAt().isBefore(due))
        .map(login -> refresh(actor, login, Optional.empty()))
        .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
  }

  private Outcome<Secret> refresh(Actor actor, PersonLogin login, Optional<Secret> rejected) {
    Outcome<TokenGrant> grant =
        login.refresh().map(oauth::refresh).orElse(Outcome.refused(new Refusal.LoginEnded()));
    if (grant instanceof Outcome.Done<TokenGrant> done) {
      return keep(login, done.value());
    }
    return notRenewed(actor, login, rejected, ((Outcome.Refused<TokenGrant>) grant).refusal());
  }

  private Outcome<Secret> keep(PersonLogin login, TokenGrant grant) {
    var now = clock.instant();
    var before = login.person().scopes();
    var life = TokenLife.from(now, grant.life(), MARGIN);
    if (!logins.renew(login, grant, life, now.plus(REFRESH_LIFE))) {
      log.info("the login of {} changed while it was renewed", login.person().actor());
      return logins
          .find(login.person().actor())
          .flatMap(changed -> changed.fresh(now, Optional.empty()))
          .map(Outcome::done)
          .orElse(Outcome.refused(new Refusal.NotLoggedIn()));
    }
    log.info("renewed the PagerDuty token of {}", login.person().actor());
    if (!grant.scopes().isEmpty() && !grant.scopes().containsAll(before)) {
      log.warn(
          "PagerDuty granted {} less than before. {}",
          login.person().actor(),
          Scopes.missingOfPerson(grant.scopes()));
    }
    return Outcome.done(grant.access());
  }

  private Outcome<Secret> notRenewed(
      Actor actor, PersonLogin login, Optional<Secret> rejected, Refusal refusal) {
    var now = clock.instant();
    var living = login.living(now, rejected);
    boolean over = refusal instanceof Refusal.LoginEnded && login.refresh().isPresent();
    if (living.isPresent() && !over) {
      log.warn("the token of {} was not renewed ahead of its end: {}", actor, refusal);
      logins.postpone(login, TokenLife.nextTry(now));
      return Outcome.done(living.get());
    }
    // What our keys cannot decrypt may be good: another node, or a restored file, can.
    if (refusal instanceof Refusal.LoginEnded && !login.unreadable()) {
      log.info("PagerDuty ended the login of {}; the person must log in again", actor);
      logins.end(login);
    }
    return Outcome.refused(refusal);
  }
}
