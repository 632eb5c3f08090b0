package dev.patchbay.login;

import dev.patchbay.core.Actor;
import dev.patchbay.token.Person;

/**
 * Told after a login was kept. May be told twice; must not block for long. Failures are logged and
 * do not undo the login.
 */
@FunctionalInterface
public interface LoginListener {
  void loggedIn(Actor actor, Person person);
}
