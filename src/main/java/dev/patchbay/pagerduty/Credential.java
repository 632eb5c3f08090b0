package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/**
 * In whose name a request is made. Implemented by {@code account}, which knows each token's life.
 * Implementations are thread-safe and may block while a token is renewed.
 */
public interface Credential {
  /** A token that is good now. */
  Outcome<Secret> token();

  /** Called once after a 401: a token newer than {@code rejected}, or why there is none. */
  Outcome<Secret> renewed(Secret rejected);

  /** Told when the token that {@link #renewed} gave was refused as well: renewing mends nothing. */
  default void refusedAgain(Secret renewed) {}

  /** Told whenever PagerDuty took the token for good, whatever it then said to the request. */
  default void accepted() {}

  /**
   * E-mail for the {@code From} header; present only where an app token acts for somebody
   * (reference/pagerduty.md §2.0).
   */
  Optional<String> from();

  /** Whose rights these are, for naming a refusal. */
  Refusal.TokenOwner holder();

  /** Requests with the same key share one rate budget (reference/pagerduty.md §4). */
  String budget();

  /** Whether a person waits for the answer: the last part of a budget is kept for such calls. */
  default boolean interactive() {
    return true;
  }

  /** Whose role decides, as a refusal names them; empty for an app or where it is not known. */
  default Optional<String> who() {
    return Optional.empty();
  }

  /** Whether the token is known to have been granted without this scope. */
  default boolean lacks(String scope) {
    return false;
  }
}
