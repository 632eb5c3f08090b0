package dev.patchbay.account;

import dev.patchbay.core.Actor;

/**
 * Told after a log-in was kept. May be told twice; must not block for long. Failures are logged and
 * do not undo the log-in.
 */
@FunctionalInterface
public interface LoginListener {
  void loggedIn(Actor actor, Person person);
}
