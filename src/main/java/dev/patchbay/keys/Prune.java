package dev.patchbay.keys;

import dev.patchbay.secret.Keyset;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Removes keys that nothing needs from a keyset file that no server can write. The same rules as on
 * a running node, which does it automatically.
 */
public final class Prune {
  private final Keyset keyset;
  private final EncryptedValues values;
  private final Clock clock;
  private final NodeStore store = new NodeStore();
  private final Retirement retirement = new Retirement();

  public Prune(Keyset keyset, EncryptedValues values, Clock clock) {
    this.keyset = keyset;
    this.values = values;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param removed from the file
   * @param kept what keeps each other old key, in words
   */
  public record Pruned(Set<Long> removed, List<String> kept) {}

  public Pruned run() {
    var usage = values.count();
    var pruned = values.transactions().call(handle -> decide(handle, usage));
    if (!pruned.removed().isEmpty()) {
      keyset.remove(pruned.removed());
    }
    return pruned;
  }

  private Pruned decide(Handle handle, KeyUsage usage) {
    var keys = keyset.newestFirst();
    var now = clock.instant();
    var behind = retirement.behind(handle, keys.get(0), now);
    retirement.retire(handle, keys, usage, now);
    var removable = retirement.removable(handle, keys, usage, now);
    var retired = store.retired(handle);
    var kept =
        keys.stream()
            .skip(1)
            .filter(key -> !removable.contains(key))
            .map(key -> why(key, usage, behind, retired.containsKey(key)))
            .toList();
    return new Pruned(removable, kept);
  }

  private static String why(long key, KeyUsage usage, List<RunningNode> behind, boolean retired) {
    if (usage.of(key) > 0) {
      return "Key " + key + " stays: it is still needed for " + usage.words(key) + ".";
    }
    if (!behind.isEmpty() && !retired) {
      return "Key "
          + key
          + " stays: not every running node encrypts with the newest key yet: "
          + String.join(", ", behind.stream().map(RunningNode::name).toList())
          + ".";
    }
    return "Key " + key + " is retired and can be removed in a minute: run this again.";
  }
}
