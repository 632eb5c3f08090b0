package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client credentials grant. One scope that the registered app is missing can fail the whole
 * request (reference/pagerduty.md §1.3), so a grant refused for its scopes is tried with the needed
 * alone, and if one of these is the reason, with those that are granted one by one: a token that is
 * missing a scope says which, and no token says nothing.
 *
 * @param account region, subdomain and client id, as {@code us.acme/CLIENT}
 * @param asked {@link Scopes#wanted()}, or the Patchbay admin's own list
 */
public record ClientCredentials(OAuthClient oauth, String account, Set<String> asked)
    implements AppTokenSource {
  private static final Logger log = LoggerFactory.getLogger(ClientCredentials.class);

  public ClientCredentials {
    asked = Set.copyOf(asked);
  }

  @Override
  public String key() {
    return "client-credentials " + account;
  }

  @Override
  public boolean namesScopes() {
    return true;
  }

  @Override
  public Outcome<TokenGrant> grant(boolean rejected) {
    var first = oauth.clientCredentials(asked);
    if (!refusedForScopes(first)) {
      return first;
    }
    log.warn("PagerDuty refused the app's scopes {}; asking for the needed ones alone", asked);
    var second = asked.equals(Scopes.needed()) ? first : oauth.clientCredentials(Scopes.needed());
    return refusedForScopes(second) ? oneByOne(second) : second;
  }

  /** The wrong account is refused in the same words: two of two are taken to mean that. */
  private Outcome<TokenGrant> oneByOne(Outcome<TokenGrant> refused) {
    var granted = new TreeSet<String>();
    int tried = 0;
    for (String scope : Scopes.needed()) {
      if (oauth.clientCredentials(Set.of(scope)) instanceof Outcome.Done<TokenGrant> done
          && done.value().scopes().contains(scope)) {
        granted.add(scope);
      }
      if (++tried == 2 && granted.isEmpty()) {
        return refused;
      }
    }
    log.warn("Of the needed scopes PagerDuty grants only {}", granted);
    return oauth.clientCredentials(granted);
  }

  private static boolean refusedForScopes(Outcome<TokenGrant> outcome) {
    return outcome instanceof Outcome.Refused<TokenGrant> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && rejected.code().equals("invalid_scope");
  }
}
