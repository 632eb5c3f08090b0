package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;

/**
 * Where the token of a request comes from. Implemented by {@code token}, which knows each token's
 * life. Thread-safe; may block while a token is refreshed.
 */
public interface TokenSource {
  /**
   * Whose tokens they are: requests of one owner share a rate budget (reference/pagerduty.md §4).
   */
  String owner();

  /** A token that is good now. */
  Outcome<Secret> token();

  /** Called once after a 401: a token newer than {@code rejected}, or why there is none. */
  Outcome<Secret> refreshed(Secret rejected);

  /**
   * Called when the token from {@link #refreshed} was refused as well: refreshing fixes nothing.
   */
  default void refusedAgain(Secret refreshed) {}

  /** Called whenever PagerDuty accepted the token, whatever it then said to the request. */
  default void accepted() {}

  /** Whether the token is known to have been granted without this scope. */
  default boolean lacks(String scope) {
    return false;
  }

  /** A token that nobody can refresh: refused, it is its own answer, and not the end of a login. */
  static TokenSource of(Secret token) {
    return new TokenSource() {
      @Override
      public String owner() {
        // All secrets have one hash code; their values do not.
        return "token " + Integer.toHexString(token.reveal().hashCode());
      }

      @Override
      public Outcome<Secret> token() {
        return Outcome.done(token);
      }

      @Override
      public Outcome<Secret> refreshed(Secret rejected) {
        return Outcome.done(rejected);
      }
    };
  }
}
