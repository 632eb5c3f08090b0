package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token of one person's login. Holds none: each use reads the row. Thread-safe. */
final class PersonToken extends RefreshedToken {
  private static final Logger log = LoggerFactory.getLogger(PersonToken.class);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * PagerDuty does not say (reference/pagerduty.md §1.4). Nothing is refused because of it; it says
   * when to refresh a login that nobody uses.
   */
  private static final Duration REFRESH_LIFE = Duration.ofDays(30);

  private final LoginStore logins;
  private final OAuthClient oauth;
  private final Person person;

  PersonToken(TokenRefresh refresh, LoginStore logins, OAuthClient oauth, Person person) {
    super(refresh);
    this.logins = logins;
    this.oauth = oauth;
    this.person = person;
  }

  static TokenLife life(Instant now, TokenGrant grant) {
    return TokenLife.from(now, grant.life(), MARGIN);
  }

  /** Until when a refresh token that was granted now can be used, by our own reckoning. */
  static Instant refreshExpiresAt(Instant now) {
    return now.plus(REFRESH_LIFE);
  }

  @Override
  public String owner() {
    return "user " + person.pagerDutyUserId();
  }

  /** A login whose scopes were never told is not known to lack any. */
  @Override
  public boolean lacks(String scope) {
    return !person.scopes().isEmpty() && !person.scopes().contains(scope);
  }

  @Override
  String key() {
    return "person " + refresh.account() + " " + actor();
  }

  @Override
  Optional<Secret> atHand(Instant now, Optional<Secret> rejected) {
    return logins.find(actor()).flatMap(login -> login.fresh(now, rejected));
  }

  @Override
  Outcome<Row> read() {
    var found = logins.find(actor());
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    return found.get().usable()
        ? Outcome.done(new LoginRow(found.get()))
        : Outcome.refused(new Refusal.LoginEnded());
  }

  /**
   * Refreshes though the access token may be good, so that the refresh token lives on.
   *
   * @param due one that expires later is left alone: another may have refreshed it meanwhile
   */
  Outcome<Secret> prolong(Instant due) {
    return refresh.once(
        key(),
        () ->
            logins
                .find(actor())
                .filter(login -> login.usable() && login.refreshExpiresAt().isBefore(due))
                .map(login -> asked(new LoginRow(login), Optional.empty()))
                .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn())));
  }

  private Actor actor() {
    return person.actor();
  }

  private final class LoginRow implements Row {
    private final PersonLogin login;

    LoginRow(PersonLogin login) {
      this.login = login;
    }

    @Override
    public Optional<Secret> fresh(Instant now, Optional<Secret> rejected) {
      return login.fresh(now, rejected);
    }

    @Override
    public Optional<Secret> living(Instant now, Optional<Secret> rejected) {
      return login.living(now, rejected);
    }

    @Override
    public Outcome<TokenGrant> ask(boolean rejected) {
      return login.refresh().map(oauth::refresh).orElse(Outcome.refused(new Refusal.LoginEnded()));
    }

    @Override
    public Outcome<Secret> keep(TokenGrant grant) {
      var now = refresh.clock().instant();
      // They logged in again, or out, meanwhile: the row as it is now counts, not this grant.
      if (!logins.refresh(login, grant, life(now, grant), refreshExpiresAt(now))) {
        log.info("the login of {} changed while it was refreshed", actor());
        return atHand(now, Optional.empty())
            .map(Outcome::done)
            .orElse(Outcome.refused(new Refusal.NotLoggedIn()));
      }
      log.info("refreshed the PagerDuty token of {}", actor());
      if (!grant.scopes().isEmpty() && !grant.scopes().containsAll(login.person().scopes())) {
        log.warn(
            "PagerDuty granted {} less than before. {}",
            actor(),
            Scopes.missingOfPerson(grant.scopes()));
      }
      return Outcome.done(grant.access());
    }

    @Override
    public boolean endedBy(Refusal why) {
      // Without a refresh token PagerDuty was not asked, and the access token lives to its end.
      return why instanceof Refusal.LoginEnded && login.refresh().isPresent();
    }

    @Override
    public void postpone(Refusal why, Instant next) {
      log.warn("the token of {} was not refreshed before it expires: {}", actor(), why);
      logins.postpone(login, next);
    }

    /** What our keys cannot decrypt may be good: another node, or a restored file, can. */
    @Override
    public void end(Refusal why) {
      if (why instanceof Refusal.LoginEnded && !login.unreadable()) {
        log.info("The PagerDuty login of {} is no longer valid; they must log in again", actor());
        logins.end(login);
      }
    }
  }
}
