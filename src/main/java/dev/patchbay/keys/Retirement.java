package dev.patchbay.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The end of a key, in two steps. It is retired (no node may encrypt with it again) when nothing is
 * encrypted with it and every running node encrypts with the primary one. It leaves a keyset file
 * when it has been retired for longer than a node that lost touch can run unnoticed, and still
 * nothing is encrypted with it.
 */
final class Retirement {
  /** A node that was not heard of for so long does not run. */
  static final Duration UNHEARD = Duration.ofMinutes(1);

  private final NodeStore store = new NodeStore();

  List<RunningNode> running(Handle handle, Instant now) {
    return store.running(handle, now.minus(UNHEARD));
  }

  /** Nodes that may still encrypt with another key than {@code primary}. */
  List<RunningNode> behind(Handle handle, long primary, Instant now) {
    return running(handle, now).stream().filter(node -> node.encryptsWith() != primary).toList();
  }

  /**
   * @param newestFirst the keys of a keyset file, the primary one first
   */
  void retire(Handle handle, List<Long> newestFirst, KeyUsage usage, Instant now) {
    if (!behind(handle, newestFirst.get(0), now).isEmpty()) {
      return;
    }
    newestFirst.stream()
        .skip(1)
        .filter(key -> usage.of(key) == 0)
        .forEach(key -> store.retire(handle, key, now));
  }

  /** Those that may leave the file now. */
  Set<Long> removable(Handle handle, List<Long> newestFirst, KeyUsage usage, Instant now) {
    var retired = store.retired(handle);
    boolean nobodyRuns = running(handle, now).isEmpty();
    var removable = new TreeSet<Long>();
    for (long key : newestFirst.subList(1, newestFirst.size())) {
      var since = retired.get(key);
      if (since != null
          && usage.of(key) == 0
          && (nobodyRuns || !now.isBefore(since.plus(UNHEARD)))) {
        removable.add(key);
      }
    }
    return removable;
  }
}
