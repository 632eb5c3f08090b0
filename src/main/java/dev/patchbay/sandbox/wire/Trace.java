package dev.patchbay.sandbox.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest so many of what was seen, oldest first. Thread-safe. */
public final class Trace<T> {
  private final int most;
  private final Deque<T> kept = new ArrayDeque<>();

  public Trace(int most) {
    this.most = most;
  }

  public synchronized void add(T seen) {
    if (kept.size() == most) {
      kept.removeFirst();
    }
    kept.addLast(seen);
  }

  public synchronized List<T> all() {
    return List.copyOf(kept);
  }

  public synchronized void clear() {
    kept.clear();
  }
}
