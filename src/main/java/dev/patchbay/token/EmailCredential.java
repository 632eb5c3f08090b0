package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/** The app token, acting for the PagerDuty user with this e-mail: a person waits. */
record EmailCredential(Credential app, String email) implements Credential {
  @Override
  public Outcome<Secret> token() {
    return app.token();
  }

  @Override
  public Outcome<Secret> renewed(Secret rejected) {
    return app.renewed(rejected);
  }

  @Override
  public void refusedAgain(Secret renewed) {
    app.refusedAgain(renewed);
  }

  @Override
  public void accepted() {
    app.accepted();
  }

  @Override
  public Optional<String> from() {
    return Optional.of(email);
  }

  @Override
  public Refusal.TokenOwner holder() {
    return app.holder();
  }

  @Override
  public String budget() {
    return app.budget();
  }

  @Override
  public Optional<String> who() {
    return Optional.of(email);
  }

  @Override
  public boolean lacks(String scope) {
    return app.lacks(scope);
  }
}
