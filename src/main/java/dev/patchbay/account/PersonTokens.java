package dev.patchbay.account;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In whose name a person's click or command is done ({@code PATCHBAY_ACT_AS}). A token is renewed
 * five minutes ahead of its end, under the lock of its row, so that all threads of all nodes make
 * one refresh; the rotated pair is committed before anybody uses it. Thread-safe.
 */
public final class PersonTokens {
  private static final Logger log = LoggerFactory.getLogger(PersonTokens.class);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** Not told by PagerDuty; reference/pagerduty.md §1.4. Only written down, never relied on. */
  static final Duration REFRESH_LIFE = Duration.ofDays(30);

  private final LoginStore logins;
  private final Clock clock;
  private final OAuthClient oauth;
  private final Renewals renewals;
  private final ActAs actAs;
  private final AppToken app;
  private final MemberEmails emails;

  public PersonTokens(
      Storage storage,
      OAuthClient oauth,
      Renewals renewals,
      ActAs actAs,
      AppToken app,
      MemberEmails emails) {
    this.logins = new LoginStore(storage.transactions(), storage.box());
    this.clock = storage.clock();
    this.oauth = oauth;
    this.renewals = renewals;
    this.actAs = actAs;
    this.app = app;
    this.emails = emails;
  }

  /**
   * The person's own log-in; without one, and where the operator allows it, the app token with the
   * member's e-mail as {@code From}; else {@link Refusal.NotLoggedIn} or {@link
   * Refusal.LoginEnded}. Does not call PagerDuty: the token is renewed when the credential is used.
   */
  public Outcome<Credential> of(Actor actor) {
    var own = own(actor);
    if (actAs == ActAs.PERSON || own instanceof Outcome.Done) {
      return own;
    }
    return emails.of(actor).map(email -> new EmailCredential(app.credential(), email));
  }

  /** The person's own log-in, whatever is set; else as {@link #of}. */
  public Outcome<Credential> own(Actor actor) {
    var login = logins.find(actor);
    if (login.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    if (!login.get().active()) {
      return Outcome.refused(new Refusal.LoginEnded());
    }
    return Outcome.done(new PersonCredential(this, login.get().person()));
  }

  /** Who acts for {@code actor} now; a log-in that PagerDuty ended does not. */
  public Optional<Person> who(Actor actor) {
    return logins.find(actor).filter(PersonLogin::active).map(PersonLogin::person);
  }

  Outcome<Secret> token(Actor actor) {
    return token(actor, Optional.empty());
  }

  Outcome<Secret> renewed(Actor actor, Secret rejected) {
    var outcome = token(actor, Optional.of(rejected));
    // A renewal that was already under way may have looked before the token was refused.
    return outcome.equals(Outcome.done(rejected)) ? token(actor, Optional.of(rejected)) : outcome;
  }

  private Outcome<Secret> token(Actor actor, Optional<Secret> rejected) {
    var fresh = logins.find(actor).flatMap(login -> login.fresh(clock.instant(), rejected));
    return fresh
        .map(Outcome::done)
        .orElseGet(
            () ->
                renewals.once(
                    "person " + actor.team() + "/" + actor.user(),
                    () -> logins.locking(actor, login -> renew(actor, login, rejected))));
  }

  private Outcome<Secret> renew(
      Actor actor, Optional<PersonLogin> found, Optional<Secret> rejected) {
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    var login = found.get();
    if (!login.active()) {
      return Outcome.refused(new Refusal.LoginEnded());
    }
    var fresh = login.fresh(clock.instant(), rejected);
    if (fresh.isPresent()) {
      return Outcome.done(fresh.get());
    }
    Outcome<TokenGrant> grant =
        login.refresh().map(oauth::refresh).orElse(Outcome.refused(new Refusal.LoginEnded()));
    if (grant instanceof Outcome.Done<TokenGrant> done) {
      return Outcome.done(keep(login, done.value()));
    }
    return notRenewed(actor, login, rejected, ((Outcome.Refused<TokenGrant>) grant).refusal());
  }

  private Secret keep(PersonLogin login, TokenGrant grant) {
    var now = clock.instant();
    logins.renew(login, grant, TokenLife.from(now, grant.life(), MARGIN), now.plus(REFRESH_LIFE));
    log.info("renewed the PagerDuty token of {}", login.person().actor());
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
    if (refusal instanceof Refusal.LoginEnded) {
      log.info("PagerDuty ended the log-in of {}; the person must log in again", actor);
      logins.end(actor);
    }
    return Outcome.refused(refusal);
  }
}
