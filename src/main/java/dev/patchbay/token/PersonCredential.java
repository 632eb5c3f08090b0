package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/** A person's own log-in; holds no token, reads the row each time. */
record PersonCredential(PersonTokens tokens, Person person) implements Credential {
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

  @Override
  public Optional<String> from() {
    return Optional.empty();
  }

  @Override
  public Refusal.TokenOwner holder() {
    return Refusal.TokenOwner.PERSON;
  }

  @Override
  public String budget() {
    return "user " + person.pagerDutyUserId();
  }

  @Override
  public Optional<String> who() {
    return Optional.of(person.inWords()).filter(words -> !words.isBlank());
  }

  /** A log-in whose scopes were never told is not known to lack any. */
  @Override
  public boolean lacks(String scope) {
    return !person.scopes().isEmpty() && !person.scopes().contains(scope);
  }
}
