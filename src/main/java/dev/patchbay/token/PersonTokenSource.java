package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.secret.Secret;

/** The tokens of one person's login; holds none, reads the row each time. */
record PersonTokenSource(PersonTokens tokens, Person person) implements TokenSource {
  @Override
  public Outcome<Secret> token() {
    return tokens.token(person.actor());
  }

  @Override
  public Outcome<Secret> renewed(Secret rejected) {
    return tokens.renewed(person.actor(), rejected);
  }

  @Override
  public void refusedAgain(Secret renewed) {
    tokens.refusedAgain(person.actor(), renewed);
  }

  @Override
  public void accepted() {
    tokens.accepted(person.actor());
  }

  /** A login whose scopes were never told is not known to lack any. */
  @Override
  public boolean lacks(String scope) {
    return !person.scopes().isEmpty() && !person.scopes().contains(scope);
  }
}
