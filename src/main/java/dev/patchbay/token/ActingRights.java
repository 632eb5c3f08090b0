package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.UsersApi;
import java.util.Optional;

/** {@link Rights} as {@code PATCHBAY_ACT_AS} sets them. Thread-safe. */
public final class ActingRights implements Rights {
  private final PersonTokens persons;
  private final AppToken app;
  private final ActAs actAs;
  private final SlackEmails emails;
  private final UsersApi users;

  public ActingRights(
      PersonTokens persons, AppToken app, ActAs actAs, SlackEmails emails, UsersApi users) {
    this.persons = persons;
    this.app = app;
    this.actAs = actAs;
    this.emails = emails;
    this.users = users;
  }

  @Override
  public Outcome<Credential> of(Actor actor) {
    return in(new TeamId(actor.home().value()), actor);
  }

  @Override
  public Outcome<Credential> of(Actor actor, Place place) {
    return in(place.team(), actor);
  }

  private Outcome<Credential> in(TeamId where, Actor actor) {
    var own = own(actor);
    if (!byEmail() || own instanceof Outcome.Done) {
      return own;
    }
    return emails.of(actor, where).then(this::onBehalfOf);
  }

  @Override
  public boolean byEmail() {
    return actAs == ActAs.EMAIL;
  }

  @Override
  public Outcome<Credential> own(Actor actor) {
    return persons.own(actor);
  }

  @Override
  public Optional<Person> who(Actor actor) {
    return persons.who(actor);
  }

  @Override
  public Optional<Person> lastKnown(Actor actor) {
    return persons.lastKnown(actor);
  }

  @Override
  public Credential app() {
    return app.credential();
  }

  /** Whose address no PagerDuty user has, or several have, acts for nobody. */
  private Outcome<Credential> onBehalfOf(String email) {
    return users
        .byEmail(app(), email)
        .then(
            found ->
                found.size() == 1
                    ? Outcome.done(app.credential().actingFor(found.get(0).email()))
                    : Outcome.refused(
                        new Refusal.NotRecognized(
                            (found.isEmpty()
                                    ? "no PagerDuty user has"
                                    : "several PagerDuty users have")
                                + " the address "
                                + email)));
  }
}
