package dev.patchbay.pagerduty;

import dev.patchbay.core.Refusal;
import java.util.Optional;

/**
 * Whose permissions a request uses.
 *
 * @param name whose role decides, as a refusal names them; empty for the app, or if not known
 * @param from e-mail for the {@code From} header, only where the app token acts for someone
 *     (reference/pagerduty.md §2.0)
 */
public record Whose(Refusal.TokenOwner holder, Optional<String> name, Optional<String> from) {
  /** The app itself: work that nobody waits for. */
  public static Whose app() {
    return new Whose(Refusal.TokenOwner.APP, Optional.empty(), Optional.empty());
  }

  static Whose appFor(String email) {
    return new Whose(Refusal.TokenOwner.APP, Optional.of(email), Optional.of(email));
  }

  public static Whose person(Optional<String> name) {
    return new Whose(Refusal.TokenOwner.PERSON, name, Optional.empty());
  }

  /** Whether a person waits for the answer: the last part of a budget is kept for such requests. */
  boolean interactive() {
    return holder == Refusal.TokenOwner.PERSON || from.isPresent();
  }
}
