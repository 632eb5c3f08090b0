package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.NameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds things by what people call them: by id, else by the name letter for letter, else by one
 * that is alike but for case, spaces and the like. Not thread-safe.
 */
final class NameIndex<T> {
  private static final int NEAR = 3;
  private static final double ALIKE = 0.35;

  /** Ranking all names is slow; who has more slips than this has other worries. */
  private static final int MOST_SUGGESTIONS = 25;

  private final Function<T, String> name;
  private final Map<String, List<T>> byId = new HashMap<>();
  private final Map<String, List<T>> byName = new HashMap<>();
  private final Map<NameKey, List<T>> byKey = new HashMap<>();
  private int suggestions;

  NameIndex(List<T> all, Function<T, String> id, Function<T, String> name) {
    this.name = name;
    for (T one : all) {
      add(byId, id.apply(one), one);
      add(byName, name.apply(one), one);
    }
  }

  /** Letter for letter: what holds for a part of all things holds for all of them. */
  List<T> exact(String words) {
    List<T> known = byId.getOrDefault(words, List.of());
    return known.isEmpty() ? byName.getOrDefault(words, List.of()) : known;
  }

  /** One, several that cannot be told apart, or none. */
  List<T> find(String words) {
    List<T> exact = exact(words);
    return exact.isEmpty() ? keys().getOrDefault(NameKey.of(words), List.of()) : exact;
  }

  /** At most three names, most alike first; none where nothing is alike. */
  List<String> near(String words) {
    suggestions++;
    if (suggestions > MOST_SUGGESTIONS) {
      return List.of();
    }
    record Scored(String name, double likeness) {}
    NameKey typed = NameKey.of(words);
    return keys().entrySet().stream()
        .map(
            entry ->
                new Scored(name.apply(entry.getValue().get(0)), typed.likeness(entry.getKey())))
        .filter(one -> one.likeness() >= ALIKE)
        .sorted(Comparator.comparingDouble(Scored::likeness).reversed().thenComparing(Scored::name))
        .limit(NEAR)
        .map(Scored::name)
        .toList();
  }

  /** Made when first needed: a file mostly has the names as they are. */
  private Map<NameKey, List<T>> keys() {
    if (byKey.isEmpty()) {
      byName.values().forEach(same -> same.forEach(this::addKey));
    }
    return byKey;
  }

  private void addKey(T one) {
    add(byKey, NameKey.of(name.apply(one)), one);
  }

  private static <K, T> void add(Map<K, List<T>> index, K key, T one) {
    index.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(one);
  }
}
