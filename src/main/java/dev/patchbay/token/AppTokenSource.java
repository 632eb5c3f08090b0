package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.TokenGrant;
import java.util.Set;

/** Where the app token comes from ({@code PAGERDUTY_TOKEN_SOURCE}). Thread-safe. */
public sealed interface AppTokenSource permits ClientCredentials, SlackExternal {
  /** Names the account and client: tokens of one key are interchangeable. */
  String key();

  /** What is asked for; a stored token that was asked with something else is not used. */
  Set<String> asked();

  /** Whether a grant says which scopes it has; else they show only where one is missed. */
  boolean namesScopes();

  /**
   * @param rejected PagerDuty refused the token that this source gave last
   */
  Outcome<TokenGrant> grant(boolean rejected);
}
