package dev.patchbay.sandbox.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Faults to come, by operation, as the simulator of a vendor names its operations: {@code
 * "chat.postMessage"}, {@code "PUT /incidents/{id}"}. Those for one request come before the lasting
 * ones. Thread-safe.
 */
public final class Faults<F> {
  /** In place of an operation, for {@link #always}: whichever has no lasting fault of its own. */
  public static final String ANY = "*";

  private final Map<String, Deque<F>> next = new HashMap<>();
  private final Map<String, F> always = new HashMap<>();
  private final Map<String, Integer> spared = new HashMap<>();
  private final Map<String, Chance<F>> chances = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();

  private record Chance<F>(Random random, double share, List<F> faults) {
    Optional<F> next() {
      return random.nextDouble() < share
          ? Optional.of(faults.get(random.nextInt(faults.size())))
          : Optional.empty();
    }
  }

  /** For the next request of this operation; several queue up. */
  public synchronized void next(String operation, F fault) {
    next.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
  }

  /** For every request of this operation, until {@link #clear()}. */
  public synchronized void always(String operation, F fault) {
    always.put(operation, fault);
  }

  /** The same, but for the next so many requests of the operation. */
  public synchronized void alwaysAfter(String operation, int requests, F fault) {
    spared.put(operation, requests);
    always.put(operation, fault);
  }

  /** That share of the operation's requests meets one of the faults, until {@link #clear()}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final synchronized void often(String operation, Random random, double share, F... faults) {
    chances.put(operation, new Chance<>(random, share, List.of(faults)));
  }

  public synchronized void clear() {
    chances.clear();
    spared.clear();
    next.clear();
    always.clear();
  }

  /** Lets every request continue that a fault holds. */
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

  /** The fault that this request meets, if any; one for a single request is used up. */
  public synchronized Optional<F> take(String operation) {
    Deque<F> queue = next.get(operation);
    if (queue != null && !queue.isEmpty()) {
      return Optional.of(queue.remove());
    }
    int left = spared.getOrDefault(operation, 0);
    if (left > 0) {
      spared.put(operation, left - 1);
      return Optional.empty();
    }
    return Optional.ofNullable(always.getOrDefault(operation, always.get(ANY)))
        .or(() -> Optional.ofNullable(chances.get(operation)).flatMap(Chance::next));
  }

  /** Keeps the rest of a request until {@link #release()}. */
  public synchronized void hold(Runnable rest) {
    held.add(rest);
  }
}
