package dev.patchbay.doctor;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that several checks need and one finds out; the others wait for it. Thread-safe. */
final class Memoized<T> implements Supplier<T> {
  private final Supplier<T> find;
  private volatile @Nullable T found;

  Memoized(Supplier<T> find) {
    this.find = find;
  }

  @Override
  public synchronized T get() {
    T known = found;
    if (known == null) {
      known = find.get();
      found = known;
    }
    return known;
  }

  /** What was found already; does not wait for one who is at it. */
  Optional<T> known() {
    return Optional.ofNullable(found);
  }
}
