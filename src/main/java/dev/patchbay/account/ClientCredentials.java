package dev.patchbay.account;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.TokenGrant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client credentials grant. One scope that the registered app lacks can fail the whole request
 * (reference/pagerduty.md §1.3), so a grant refused for its scopes is tried with the needed alone.
 *
 * @param account region, subdomain and client id, as {@code us.acme/CLIENT}
 * @param asked {@link Scopes#wanted()}, or the operator's own list
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
  public Outcome<TokenGrant> grant() {
    var first = oauth.clientCredentials(asked);
    if (!refusedForScopes(first) || asked.equals(Scopes.needed())) {
      return first;
    }
    log.warn("PagerDuty refused the app's scopes {}; asking for the needed ones alone", asked);
    return oauth.clientCredentials(Scopes.needed());
  }

  private static boolean refusedForScopes(Outcome<TokenGrant> outcome) {
    return outcome instanceof Outcome.Refused<TokenGrant> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && rejected.code().equals("invalid_scope");
  }
}
