package dev.patchbay.doctor;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks PagerDuty for an app token as the server does. It is not stored, nor revoked: revoking may
 * end more than the one token (reference/pagerduty.md §1.4), so it is left to expire.
 */
record AppTokenProbe(OAuthClient oauth, Set<String> asked) {

  /**
   * What came of it.
   *
   * @param token empty if there is none to continue with
   * @param missing scopes that were asked, or are needed, and not granted
   * @param refusal why there is no token, unless {@code missing} says it
   */
  record Result(Optional<TokenGrant> token, Set<String> missing, Optional<Refusal> refusal) {
    /** The app's own, with this token. */
    Optional<Credential> credential(AccountId account) {
      return token.map(
          grant -> new Credential(account, TokenSource.of(grant.access()), Whose.app()));
    }
  }

  static Result of(Setup.PagerDutyApp app, OAuthClient oauth, SlackHeld slack) {
    return app.externalTokenId()
        .map(id -> ofSlack(slack.get(id)))
        .orElseGet(() -> new AppTokenProbe(oauth, app.scopes()).ask());
  }

  /** Slack tells no scopes, so that none is known to be missing. */
  private static Result ofSlack(Outcome<Secret> held) {
    return held instanceof Outcome.Refused<Secret> refused
        ? nothing(refused.refusal())
        : new Result(
            Optional.of(
                new TokenGrant(
                    ((Outcome.Done<Secret>) held).value(),
                    Optional.empty(),
                    Duration.ofHours(1),
                    Set.of())),
            Set.of(),
            Optional.empty());
  }

  private Result ask() {
    var outcome = oauth.clientCredentials(asked);
    if (outcome instanceof Outcome.Done<TokenGrant> done) {
      var missing = new LinkedHashSet<>(asked);
      missing.addAll(Scopes.needed());
      missing.removeAll(done.value().scopes());
      return new Result(Optional.of(done.value()), missing, Optional.empty());
    }
    var refusal = ((Outcome.Refused<TokenGrant>) outcome).refusal();
    return forScopes(refusal) ? oneByOne(refusal) : nothing(refusal);
  }

  /**
   * One scope that the app is missing refuses them all, without a name (reference/pagerduty.md
   * §1.3): to name it, each is asked for by itself.
   */
  private Result oneByOne(Refusal first) {
    var all = new LinkedHashSet<>(Scopes.needed());
    all.addAll(asked);
    var refused = new TreeSet<String>();
    for (String scope : all) {
      var outcome = oauth.clientCredentials(Set.of(scope));
      if (outcome instanceof Outcome.Refused<TokenGrant> no) {
        if (!forScopes(no.refusal())) {
          return nothing(no.refusal());
        }
        refused.add(scope);
      }
    }
    all.removeAll(refused);
    if (all.isEmpty() || refused.isEmpty()) {
      return nothing(first);
    }
    return oauth.clientCredentials(all) instanceof Outcome.Done<TokenGrant> rest
        ? new Result(Optional.of(rest.value()), refused, Optional.empty())
        : new Result(Optional.empty(), refused, Optional.empty());
  }

  private static Result nothing(Refusal refusal) {
    return new Result(Optional.empty(), Set.of(), Optional.of(refusal));
  }

  static boolean forScopes(Refusal refusal) {
    return refusal instanceof Refusal.Rejected rejected && rejected.code().equals("invalid_scope");
  }
}
