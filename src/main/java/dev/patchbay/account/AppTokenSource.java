package dev.patchbay.account;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.TokenGrant;
import java.util.Set;

/** Where the app token comes from ({@code PAGERDUTY_TOKEN_SOURCE}). Thread-safe. */
public sealed interface AppTokenSource permits ClientCredentials {
  /** Names the account and client: tokens of one key are interchangeable. */
  String key();

  /** What is asked for; a stored token that was asked with something else is not used. */
  Set<String> asked();

  Outcome<TokenGrant> grant();
}
