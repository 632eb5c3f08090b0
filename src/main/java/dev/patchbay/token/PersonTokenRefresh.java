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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with a person's row under its lock: one refresh, and the rotated pair is written.
 * The caller's transaction must be of this work alone, so that nothing else can roll it back.
 * Thread-safe.
 */
final class PersonTokenRefresh {
  private static final Logger log = LoggerFactory.getLogger(PersonTokenRefresh.class);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * Not told by PagerDuty (reference/pagerduty.md §1.4). Nothing is refused because of it; it says
   * when to refresh a log-in that nobody uses.
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
    return "person " + actor.team() + "/" + actor.user();
  }

  /** A token that is good now and is not {@code rejected}. */
  Outcome<Secret> renew(Actor actor, Optional<PersonLogin> found, Optional<Secret> rejected) {
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
  Outcome<Secret> prolong(Actor actor, Optional<PersonLogin> found) {
    return found
        .filter(PersonLogin::usable)
        .map(login -> refresh(actor, login, Optional.empty()))
        .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
  }

  private Outcome<Secret> refresh(Actor actor, PersonLogin login, Optional<Secret> rejected) {
    Outcome<TokenGrant> grant =
        login.refresh().map(oauth::refresh).orElse(Outcome.refused(new Refusal.LoginEnded()));
    if (grant instanceof Outcome.Done<TokenGrant> done) {
      return Outcome.done(keep(login, done.value()));
    }
    return notRenewed(actor, login, rejected, ((Outcome.Refused<TokenGrant>) grant).refusal());
  }

  private Secret keep(PersonLogin login, TokenGrant grant) {
    var now = clock.instant();
    var before = login.person().scopes();
    logins.renew(login, grant, TokenLife.from(now, grant.life(), MARGIN), now.plus(REFRESH_LIFE));
    log.info("renewed the PagerDuty token of {}", login.person().actor());
    if (!grant.scopes().isEmpty() && !grant.scopes().containsAll(before)) {
      log.warn(
          "PagerDuty granted {} less than before. {}",
          login.person().actor(),
          Scopes.missingOfPerson(grant.scopes()));
    }
    return grant.access();
  }

  private Outcome<Secret> notRenewed(
      Actor actor, PersonLogin login, Optional<Secret> rejected, Refusal refusal) {
    var now = clock.instant();
    var living = login.living(now, rejected);
    boolean over = refusal instanceof Refusal.LoginEnded && login.refresh().isPresent();
    if (living.isPresent() && !over) {
      log.warn("the token of {} was not renewed ahead of its end: {}", actor, refusal);
      logins.postpone(actor, TokenLife.nextTry(now));
      return Outcome.done(living.get());
    }
    // What does not open with our keys may be good: another node, or a restored file, opens it.
    if (refusal instanceof Refusal.LoginEnded && !login.unreadable()) {
      log.info("PagerDuty ended the log-in of {}; the person must log in again", actor);
      logins.end(actor);
    }
    return Outcome.refused(refusal);
  }
}
