package dev.patchbay.account;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/** A person's own log-in; holds no token, reads the row each time. */
record PersonCredential(PersonTokens tokens, Actor actor, String pagerDutyUserId)
    implements Credential {
  @Override
  public Outcome<Secret> token() {
    return tokens.token(actor);
  }

  @Override
  public Outcome<Secret> renewed(Secret rejected) {
    return tokens.renewed(actor, rejected);
  }

  @Override
  public Optional<String> from() {
    return Optional.empty();
  }

  @Override
  public Refusal.Holder holder() {
    return Refusal.Holder.PERSON;
  }

  @Override
  public String budget() {
    return "user " + pagerDutyUserId;
  }
}
