package dev.patchbay.sandbox.pagerduty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults to come, by operation: {@code "GET /services"}, {@code "PUT /incidents/{id}"}, {@code
 * "POST /oauth/token"}. Those for one request come before the lasting ones. Thread-safe.
 */
public final class Faults {
  private final Map<String, Deque<Fault>> next = new HashMap<>();
  private final Map<String, Fault> always = new HashMap<>();
  private final Map<String, Integer> spared = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();

  Faults() {}

  /** For the next request of this operation; several queue up. */
  public synchronized void next(String operation, Fault fault) {
    next.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
  }

  /** For every request of this operation, until {@link #clear()}. */
  public synchronized void always(String operation, Fault fault) {
    always.put(operation, fault);
  }

  /** The same, but for the next so many requests of the operation. */
  public synchronized void alwaysAfter(String operation, int requests, Fault fault) {
    spared.put(operation, requests);
    always.put(operation, fault);
  }

  public synchronized void clear() {
    spared.clear();
    next.clear();
    always.clear();
  }

  /** Lets every request go on that a {@link Fault.Hang} holds. */
  public void release() {
    List<Runnable> waiting;
    synchronized (this) {
      waiting = List.copyOf(held);
      held.clear();
    }
    waiting.forEach(Runnable::run);
  }

  /** How many requests hang now. */
  public synchronized int hanging() {
    return held.size();
  }

  synchronized Optional<Fault> take(String operation) {
    Deque<Fault> queue = next.get(operation);
    if (queue != null && !queue.isEmpty()) {
      return Optional.of(queue.remove());
    }
    int left = spared.getOrDefault(operation, 0);
    if (left > 0) {
      spared.put(operation, left - 1);
      return Optional.empty();
    }
    return Optional.ofNullable(always.get(operation));
  }

  synchronized void hold(Runnable rest) {
    held.add(rest);
  }
}
