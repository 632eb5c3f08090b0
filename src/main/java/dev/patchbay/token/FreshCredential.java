package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/**
 * A token of this very moment, whose owner is not known yet. It cannot be renewed: refused, it is
 * its own answer, and not the end of a log-in.
 */
record FreshCredential(Secret access) implements Credential {
  @Override
  public Outcome<Secret> token() {
    return Outcome.done(access);
  }

  @Override
  public Outcome<Secret> renewed(Secret rejected) {
    return Outcome.done(rejected);
  }

  @Override
  public Optional<String> from() {
    return Optional.empty();
  }

  @Override
  public Refusal.TokenOwner holder() {
    return Refusal.TokenOwner.PERSON;
  }

  /** Shared by all log-ins under way: one request each. */
  @Override
  public String budget() {
    return "log-in";
  }
}
