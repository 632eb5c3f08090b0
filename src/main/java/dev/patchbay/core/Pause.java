package dev.patchbay.core;

import java.util.function.Supplier;

/**
 * What whoever reads much does when a vendor asks to wait: waits, or takes that for the answer. The
 * request that was refused is made again, and nothing that was read before it.
 */
@FunctionalInterface
public interface Pause {
  /** For jobs, which come again by themselves, and for whoever has three seconds. */
  Pause NEVER = limited -> false;

  /** A request that is refused so often, whatever it waited, is given up. */
  int MOST_WAITS = 5;

  /** True after that time; false at once if it is not waited for, or later if waiting has ended. */
  boolean waited(Refusal.RateLimited limited);

  /** The answer of {@code request}, made again after each wait. */
  default <T> Outcome<T> through(Supplier<Outcome<T>> request) {
    Outcome<T> answer = request.get();
    for (int waits = 0; waits < MOST_WAITS; waits++) {
      boolean again =
          answer instanceof Outcome.Refused<T> refused
              && refused.refusal() instanceof Refusal.RateLimited limited
              && waited(limited);
      if (!again) {
        return answer;
      }
      answer = request.get();
    }
    return answer;
  }
}
