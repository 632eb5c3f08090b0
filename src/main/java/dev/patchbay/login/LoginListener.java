package dev.patchbay.login;

import dev.patchbay.core.Actor;

/**
 * Called in the transaction that keeps a login, so that what it stores is there with the login or
 * not at all. What it throws undoes the login; it calls no vendor.
 */
@FunctionalInterface
public interface LoginListener {
  void loggedIn(Actor actor);

  /** The same, and then another who only wants to know of logins. */
  default LoginListener andThen(LoginListener other) {
    return actor -> {
      loggedIn(actor);
      other.loggedIn(actor);
    };
  }

  /** Called after the login was deleted here, in no transaction. */
  default void loggedOut(Actor actor) {}
}
