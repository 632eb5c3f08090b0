package dev.patchbay.keys;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How many values each key has encrypted.
 *
 * @param byKey key id → {@code table.column} → number; {@link #NO_KEY} for what no key can have
 *     encrypted
 */
public record KeyUsage(Map<Long, Map<String, Long>> byKey) {
  /** Stands for values that do not begin as encrypted ones do. */
  public static final long NO_KEY = -1;

  public KeyUsage {
    byKey = Map.copyOf(byKey);
  }

  public long of(long key) {
    return byKey.getOrDefault(key, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  long total() {
    return byKey.keySet().stream().mapToLong(this::of).sum();
  }

  /** Keys that encrypted something and are not among {@code known}. */
  public Set<Long> keysBeside(Set<Long> known) {
    var others = new TreeSet<>(byKey.keySet());
    others.removeAll(known);
    return others;
  }

  /** "account.access 2, …", by name. */
  public String words(long key) {
    return new TreeMap<>(byKey.getOrDefault(key, Map.of()))
        .entrySet().stream()
            .map(column -> column.getKey() + " " + column.getValue())
            .collect(Collectors.joining(", "));
  }
}
