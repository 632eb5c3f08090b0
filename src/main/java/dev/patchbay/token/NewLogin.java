package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.User;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tokens that PagerDuty just granted to a person, once it is known whose they are. Tokens
 * that nobody will use any more are revoked, as far as PagerDuty answers; not so when the same
 * PagerDuty user logs in again, because PagerDuty may end both then (reference/pagerduty.md §1.4:
 * tokens hang on a delegation). Thread-safe.
 */
final class NewLogin {
  private static final Logger log = LoggerFactory.getLogger(NewLogin.class);

  private final LoginStore logins;
  private final OAuthClient oauth;
  private final UsersApi users;
  private final TokenRefresh refresh;
  private final Clock clock;

  NewLogin(LoginStore logins, OAuthClient oauth, UsersApi users, TokenRefresh refresh) {
    this.logins = logins;
    this.oauth = oauth;
    this.users = users;
    this.refresh = refresh;
    this.clock = refresh.clock();
  }

  Outcome<Person> keep(Actor actor, TokenGrant grant, Runnable with) {
    var user = users.me(Credential.of(refresh.account(), grant.access()));
    if (user instanceof Outcome.Refused<User>) {
      revoke("a login that could not be kept", Optional.of(grant.access()), grant.refresh());
    }
    return user.map(me -> keep(actor, grant, me, with));
  }

  void revoke(PersonLogin login) {
    revoke("the login of " + login.person().actor(), login.access(), login.refresh());
  }

  private Person keep(Actor actor, TokenGrant grant, User me, Runnable with) {
    var now = clock.instant();
    var person = new Person(actor, me.id(), me.name(), me.email(), grant.scopes(), now);
    var before =
        logins.save(
            person, grant, PersonToken.life(now, grant), PersonToken.refreshExpiresAt(now), with);
    log.info("PagerDuty user {} now acts for {}", me.id(), actor);
    var missing = Scopes.missingOfPerson(grant.scopes());
    if (!missing.isEmpty()) {
      log.warn("PagerDuty granted {} less than asked. {}", actor, missing);
    }
    before
        .filter(login -> !login.person().pagerDutyUserId().equals(me.id()))
        .ifPresent(this::revoke);
    return person;
  }

  private void revoke(String whose, Optional<Secret> access, Optional<Secret> refreshing) {
    refresh.later(
        "revoking the tokens of " + whose,
        () -> {
          refreshing.ifPresent(token -> revokeOne(whose, token));
          access.ifPresent(token -> revokeOne(whose, token));
        });
  }

  private void revokeOne(String whose, Secret token) {
    if (oauth.revoke(token) instanceof Outcome.Refused<Boolean> refused) {
      log.warn("a token of {} was not revoked: {}", whose, refused.refusal());
    }
  }
}
