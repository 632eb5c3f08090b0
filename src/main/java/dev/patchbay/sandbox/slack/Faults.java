package dev.patchbay.sandbox.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Faults waiting to happen, by Web API method. A queued one goes before a lasting one. */
public final class Faults {
  private final Map<String, Deque<Fault>> queued = new HashMap<>();
  private final Map<String, Fault> lasting = new HashMap<>();
  private final Map<String, Chance> chances = new HashMap<>();

  private record Chance(Random random, double share, List<Fault> faults) {
    Optional<Fault> next() {
      return random.nextDouble() < share
          ? Optional.of(faults.get(random.nextInt(faults.size())))
          : Optional.empty();
    }
  }

  Faults() {}

  /** The next call of the method meets this fault; several queue up. */
  public synchronized void next(String method, Fault fault) {
    queued.computeIfAbsent(method, m -> new ArrayDeque<>()).addLast(fault);
  }

  /** Every call of the method meets this fault until {@link #clear}. */
  public synchronized void always(String method, Fault fault) {
    lasting.put(method, fault);
  }

  /** That share of the method's calls meets one of the faults, until {@link #clear}. */
  public synchronized void often(String method, Random random, double share, Fault... faults) {
    chances.put(method, new Chance(random, share, List.of(faults)));
  }

  public synchronized void clear() {
    chances.clear();
    queued.clear();
    lasting.clear();
  }

  synchronized Optional<Fault> take(String method) {
    Deque<Fault> waiting = queued.get(method);
    if (waiting != null && !waiting.isEmpty()) {
      return Optional.of(waiting.removeFirst());
    }
    return Optional.ofNullable(lasting.get(method))
        .or(() -> Optional.ofNullable(chances.get(method)).flatMap(Chance::next));
  }
}
