package dev.patchbay.sandbox.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Faults waiting to happen, by Web API method. A queued one goes before a lasting one. */
public final class Faults {
  private final Map<String, Deque<Fault>> queued = new HashMap<>();
  private final Map<String, Fault> lasting = new HashMap<>();

  Faults() {}

  /** The next call of the method meets this fault; several queue up. */
  public synchronized void next(String method, Fault fault) {
    queued.computeIfAbsent(method, m -> new ArrayDeque<>()).addLast(fault);
  }

  /** Every call of the method meets this fault until {@link #clear}. */
  public synchronized void always(String method, Fault fault) {
    lasting.put(method, fault);
  }

  public synchronized void clear() {
    queued.clear();
    lasting.clear();
  }

  synchronized Optional<Fault> take(String method) {
    Deque<Fault> waiting = queued.get(method);
    if (waiting != null && !waiting.isEmpty()) {
      return Optional.of(waiting.removeFirst());
    }
    return Optional.ofNullable(lasting.get(method));
  }
}
