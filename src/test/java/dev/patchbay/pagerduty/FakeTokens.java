package dev.patchbay.pagerduty;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens that are {@code pdus+_0old} and, once refreshed, {@code pdus+_0new}. */
final class FakeTokens implements TokenSource {
  static final Secret OLD = Secret.of("pdus+_0old");
  static final Secret NEW = Secret.of("pdus+_0new");

  final List<Secret> rejected = new ArrayList<>();
  String lacking = "";
  final List<Secret> refusedAgain = new ArrayList<>();
  private final Whose whose;
  private Outcome<Secret> refresh = Outcome.done(NEW);

  private FakeTokens(Whose whose) {
    this.whose = whose;
  }

  static FakeTokens person() {
    return new FakeTokens(Whose.person(Optional.of("Ann (ann@acme.example)")));
  }

  static FakeTokens appFor(String email) {
    return new FakeTokens(Whose.appFor(email));
  }

  FakeTokens refreshing(Outcome<Secret> outcome) {
    refresh = outcome;
    return this;
  }

  Credential credential() {
    return new Credential(ACCOUNT, this, whose);
  }

  @Override
  public String owner() {
    return whose.holder().name();
  }

  @Override
  public Outcome<Secret> token() {
    return Outcome.done(OLD);
  }

  @Override
  public Outcome<Secret> refreshed(Secret token) {
    rejected.add(token);
    return refresh;
  }

  @Override
  public void refusedAgain(Secret refreshed) {
    refusedAgain.add(refreshed);
  }

  @Override
  public boolean lacks(String scope) {
    return scope.equals(lacking);
  }
}
