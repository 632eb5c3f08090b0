package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/** The app token, acting for nobody: work that nobody is waiting for. */
record AppCredential(AppToken app) implements Credential {
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
    return Optional.empty();
  }

  @Override
  public Refusal.TokenOwner holder() {
    return Refusal.TokenOwner.APP;
  }

  @Override
  public String budget() {
    return "app";
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public boolean lacks(String scope) {
    return app.missingScopes().filter(missing -> missing.contains(scope)).isPresent();
  }
}
