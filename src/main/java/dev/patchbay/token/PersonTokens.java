package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People's own logins. A token is renewed five minutes ahead of its end, in turn, so that all
 * threads of all nodes make one refresh; the rotated pair is committed before anybody uses it.
 * Thread-safe.
 */
public final class PersonTokens {
  private static final Logger log = LoggerFactory.getLogger(PersonTokens.class);

  private final Transactions transactions;
  private final LoginStore logins;
  private final Clock clock;
  private final PersonTokenRefresh renewal;
  private final TokenRefresher renewals;
  private final RefreshBackoff inVain;
  private final NewLogin newLogin;

  public PersonTokens(
      TokenStorage storage, OAuthClient oauth, UsersApi users, TokenRefresher renewals) {
    this.transactions = storage.transactions();
    this.logins =
        new LoginStore(
            storage.transactions(), storage.encryptor(), storage.account(), oauth.clientId());
    this.clock = storage.clock();
    this.renewal = new PersonTokenRefresh(logins, oauth, clock);
    this.renewals = renewals;
    this.inVain = new RefreshBackoff(clock);
    this.newLogin = new NewLogin(logins, oauth, users, renewals, clock);
  }

  /** The person's own login; else {@link Refusal.NotLoggedIn} or {@link Refusal.LoginEnded}. */
  public Outcome<Credential> own(Actor actor) {
    var login = logins.find(actor);
    if (login.isEmpty()) {
      return Outcome.refused(new Refusal.NotLoggedIn());
    }
    if (!login.get().usable()) {
      return Outcome.refused(new Refusal.LoginEnded());
    }
    var person = login.get().person();
    return Outcome.done(
        new Credential(
            new PersonTokenSource(this, person),
            Whose.person(Optional.of(person.inWords()).filter(words -> !words.isBlank())),
            "user " + person.pagerDutyUserId()));
  }

  /** Who acts for {@code actor} now; a login that PagerDuty ended, or without keys, does not. */
  public Optional<Person> who(Actor actor) {
    return logins.find(actor).filter(PersonLogin::usable).map(PersonLogin::person);
  }

  /** The same, whatever became of the login. */
  Optional<Person> lastKnown(Actor actor) {
    return logins.find(actor).map(PersonLogin::person);
  }

  /**
   * Asks PagerDuty whose the tokens are, and keeps them for {@code actor}.
   *
   * @param with runs in the transaction that keeps them
   */
  public Outcome<Person> keep(Actor actor, TokenGrant grant, Runnable with) {
    transactions.requireNone("a call to PagerDuty");
    return newLogin.keep(actor, grant, with);
  }

  /**
   * Deletes the login here at once, and asks PagerDuty soon after to revoke its tokens. False if
   * there was no login.
   */
  public boolean remove(Actor actor) {
    var removed = logins.remove(actor);
    removed.ifPresent(newLogin::revoke);
    return removed.isPresent();
  }

  Outcome<Secret> token(Actor actor) {
    return token(actor, Optional.empty());
  }

  Outcome<Secret> renewed(Actor actor, Secret rejected) {
    if (inVain.holds(PersonTokenRefresh.key(actor), rejected)) {
      return Outcome.done(rejected);
    }
    var outcome = token(actor, Optional.of(rejected));
    // A renewal that was already under way may have looked before the token was refused.
    return outcome.equals(Outcome.done(rejected)) ? token(actor, Optional.of(rejected)) : outcome;
  }

  /** It is not the login that is wrong then, and asking for another would change nothing. */
  void refusedAgain(Actor actor, Secret renewed) {
    log.warn(
        "PagerDuty refuses the token of {} that was just renewed; check PAGERDUTY_REGION", actor);
    inVain.mark(PersonTokenRefresh.key(actor), renewed);
  }

  void accepted(Actor actor) {
    inVain.clear(PersonTokenRefresh.key(actor));
  }

  private Outcome<Secret> token(Actor actor, Optional<Secret> rejected) {
    transactions.requireNone("a call to PagerDuty");
    var fresh = logins.find(actor).flatMap(login -> login.fresh(clock.instant(), rejected));
    return fresh
        .map(Outcome::done)
        .orElseGet(
            () ->
                renewals.once(PersonTokenRefresh.key(actor), () -> renewal.renew(actor, rejected)));
  }
}
