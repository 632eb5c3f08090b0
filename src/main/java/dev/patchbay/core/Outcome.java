package dev.patchbay.core;

import java.util.function.Function;

/**
 * The answer of a use case: done, or refused for a reason that a person can read. A machine that
 * failed is an exception, never a refusal.
 */
public sealed interface Outcome<T> {

  /** It was done; {@code value} is the result. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * It was not done. After {@link Refusal.Unavailable} the vendor may have done it all the same.
   */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** The same refusal, or what {@code next} makes of the value. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return new Refused<>(((Refused<T>) this).refusal());
  }

  /** The same refusal, or the value changed. */
  default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
    return then(value -> new Done<>(change.apply(value)));
  }
}
