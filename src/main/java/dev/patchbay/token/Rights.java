package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.pagerduty.Credential;
import java.util.Optional;

/**
 * The one way to a {@link Credential}: in whose name something is done. Calls no vendor for a
 * person with a login; the token is refreshed when the credential is used. Thread-safe.
 */
public interface Rights {
  /**
   * For actions on incidents: the person's own login; without one, and where {@code
   * PATCHBAY_ACT_AS} allows it, the app token for the PagerDuty user with the Slack user's e-mail.
   */
  Outcome<Credential> of(Actor actor);

  /**
   * The same for something done in {@code place}: by e-mail acts only who is at home there, and not
   * who came through a shared channel.
   */
  Outcome<Credential> of(Actor actor, Place place);

  /**
   * The address of the PagerDuty user as whom {@code actor} acts in {@code place} by e-mail; empty
   * with a login of their own.
   */
  default Outcome<Optional<String>> address(Actor actor, Place place) {
    return of(actor, place).map(credential -> credential.whose().from());
  }

  /** Whether {@code PATCHBAY_ACT_AS} allows that. */
  default boolean byEmail() {
    return false;
  }

  /**
   * The person's own login, whatever is set; else {@link dev.patchbay.core.Refusal.NotLoggedIn} or
   * {@link dev.patchbay.core.Refusal.LoginEnded}. Connecting always needs it.
   */
  Outcome<Credential> own(Actor actor);

  /** Who acts for {@code actor} now; a login that PagerDuty ended, or without keys, does not. */
  Optional<Person> who(Actor actor);

  /** Who acted for {@code actor} last, also where PagerDuty ended the login. */
  default Optional<Person> lastKnown(Actor actor) {
    return who(actor);
  }

  /** How the audit names in whose name {@code credential} acts for {@code actor}. */
  default String actingAs(Credential credential, Actor actor) {
    return credential.whose().holder() == TokenOwner.APP
        ? credential.whose().from().map(address -> "app for " + address).orElse("app")
        : who(actor).map(Person::pagerDutyUserId).orElse("");
  }

  /** The app itself, for work that nobody waits for. */
  Credential app();
}
