package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A credential whose tokens are {@code pdus+_0old} and, once renewed, {@code pdus+_0new}. */
final class FakeCredential implements Credential {
  static final Secret OLD = Secret.of("pdus+_0old");
  static final Secret NEW = Secret.of("pdus+_0new");

  final List<Secret> rejected = new ArrayList<>();
  String lacking = "";
  final List<Secret> refusedAgain = new ArrayList<>();
  private final Refusal.TokenOwner holder;
  private final Optional<String> from;
  private Outcome<Secret> renewal = Outcome.done(NEW);

  private FakeCredential(Refusal.TokenOwner holder, Optional<String> from) {
    this.holder = holder;
    this.from = from;
  }

  static FakeCredential person() {
    return new FakeCredential(Refusal.TokenOwner.PERSON, Optional.empty());
  }

  static FakeCredential appFor(String email) {
    return new FakeCredential(Refusal.TokenOwner.APP, Optional.of(email));
  }

  FakeCredential renewing(Outcome<Secret> outcome) {
    renewal = outcome;
    return this;
  }

  @Override
  public Outcome<Secret> token() {
    return Outcome.done(OLD);
  }

  @Override
  public Outcome<Secret> renewed(Secret token) {
    rejected.add(token);
    return renewal;
  }

  @Override
  public void refusedAgain(Secret renewed) {
    refusedAgain.add(renewed);
  }

  @Override
  public Optional<String> from() {
    return from;
  }

  @Override
  public Refusal.TokenOwner holder() {
    return holder;
  }

  @Override
  public String budget() {
    return holder.name();
  }

  @Override
  public Optional<String> who() {
    return holder == Refusal.TokenOwner.PERSON ? Optional.of("Ann (ann@acme.example)") : from;
  }

  @Override
  public boolean lacks(String scope) {
    return scope.equals(lacking);
  }
}
