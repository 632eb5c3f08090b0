package dev.patchbay.slack.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** People of a test who are logged in. */
final class BenchRights implements Rights {
  private final Map<Actor, Person> people = new ConcurrentHashMap<>();
  private final Supplier<Credential> credential;

  BenchRights(Supplier<Credential> credential) {
    this.credential = credential;
  }

  void logIn(Actor actor, Member who) {
    people.put(
        actor, new Person(actor, who.id(), who.name(), who.email(), Set.of(), Instant.EPOCH));
  }

  void logOut(Actor actor) {
    people.remove(actor);
  }

  @Override
  public Outcome<Credential> of(Actor actor) {
    return people.containsKey(actor)
        ? Outcome.done(credential.get())
        : Outcome.refused(new Refusal.NotLoggedIn());
  }

  @Override
  public Outcome<Credential> of(Actor actor, Place place) {
    return of(actor);
  }

  @Override
  public Outcome<Credential> own(Actor actor) {
    return of(actor);
  }

  @Override
  public Optional<Person> who(Actor actor) {
    return Optional.ofNullable(people.get(actor));
  }

  @Override
  public Credential app() {
    return credential.get();
  }
}
