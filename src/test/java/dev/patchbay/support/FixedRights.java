package dev.patchbay.support;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.util.Optional;
import java.util.function.Function;

/** People act with what a function says; the app has a token that is good for nothing. */
public record FixedRights(Function<Actor, Outcome<Credential>> people, boolean byEmail)
    implements Rights {
  public FixedRights(Function<Actor, Outcome<Credential>> people) {
    this(people, false);
  }

  @Override
  public Outcome<Credential> of(Actor actor) {
    return people.apply(actor);
  }

  @Override
  public Outcome<Credential> of(Actor actor, Place place) {
    return people.apply(actor);
  }

  @Override
  public Outcome<Credential> own(Actor actor) {
    return people.apply(actor);
  }

  @Override
  public Optional<Person> who(Actor actor) {
    return Optional.empty();
  }

  @Override
  public Credential app() {
    // Of use to who only hands it on.
    return Credential.of(Ids.ACCOUNT, Secret.of("nobody's token"));
  }
}
