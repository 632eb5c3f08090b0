package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People's own logins. A token is refreshed five minutes ahead of its end; the rotated pair is
 * committed before anyone uses it. Thread-safe.
 */
public final class PersonTokens {
  private final TokenRefresh refresh;
  private final LoginStore logins;
  private final OAuthClient oauth;
  private final NewLogin newLogin;

  public PersonTokens(
      TokenRefresh refresh, Encryptor encryptor, OAuthClient oauth, UsersApi users) {
    this.refresh = refresh;
    this.logins =
        new LoginStore(refresh.transactions(), encryptor, refresh.account(), oauth.clientId());
    this.oauth = oauth;
    this.newLogin = new NewLogin(logins, oauth, users, refresh);
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return LoginStore.encryptedColumns();
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
            refresh.account(),
            token(person),
            Whose.person(Optional.of(person.inWords()).filter(words -> !words.isBlank()))));
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
    refresh.transactions().requireNone("a call to PagerDuty");
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

  /** Has {@code actor}'s refresh token live on, if it expires before {@code due}. */
  Outcome<Secret> prolong(Actor actor, Instant due) {
    return logins
        .find(actor)
        .map(login -> token(login.person()).prolong(due))
        .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
  }

  PersonToken token(Person person) {
    return new PersonToken(refresh, logins, oauth, person);
  }
}
