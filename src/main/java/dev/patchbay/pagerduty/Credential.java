package dev.patchbay.pagerduty;

import dev.patchbay.secret.Secret;
import java.util.Optional;

/**
 * In whose name a request is made.
 *
 * @param budget requests with the same key share one rate budget (reference/pagerduty.md §4); one
 *     for each token
 */
public record Credential(TokenSource tokens, Whose whose, String budget) {
  /** A person's token that cannot be refreshed. Its budget is its own. */
  public static Credential of(Secret token) {
    return new Credential(
        TokenSource.of(token), Whose.person(Optional.empty()), "token " + token.hashCode());
  }
}
