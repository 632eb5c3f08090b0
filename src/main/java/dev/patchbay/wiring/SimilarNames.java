package dev.patchbay.wiring;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ranks service names by likeness to what was typed. Pure. */
final class SimilarNames {
  private SimilarNames() {}

  /** Equal first, then those that begin with the words, then by name. */
  static List<ServiceName> bestFirst(List<ServiceName> services, String words) {
    var typed = words.toLowerCase(Locale.ROOT);
    return services.stream()
        .sorted(
            Comparator.<ServiceName>comparingInt(service -> rank(lower(service), typed))
                .thenComparing(SimilarNames::lower)
                .thenComparing(service -> service.id().value()))
        .toList();
  }

  /** The {@code limit} most alike, most alike first. */
  static List<ServiceName> mostAlike(List<ServiceName> services, String words, int limit) {
    var typed = pairs(words.toLowerCase(Locale.ROOT));
    return services.stream()
        .distinct()
        .sorted(
            Comparator.<ServiceName>comparingDouble(service -> -likeness(service, typed))
                .thenComparing(SimilarNames::lower))
        .limit(limit)
        .toList();
  }

  private static int rank(String name, String typed) {
    if (name.equals(typed)) {
      return 0;
    }
    return name.startsWith(typed) ? 1 : 2;
  }

  /** Dice's coefficient over pairs of letters: two names are alike if they share many. */
  private static double likeness(ServiceName service, Set<String> typed) {
    var own = pairs(lower(service));
    var shared = own.stream().filter(typed::contains).count();
    return 2.0 * shared / (own.size() + typed.size());
  }

  private static Set<String> pairs(String text) {
    var padded = " " + text + " ";
    var pairs = new HashSet<String>();
    for (int i = 0; i + 2 <= padded.length(); i++) {
      pairs.add(padded.substring(i, i + 2));
    }
    return pairs;
  }

  private static String lower(ServiceName service) {
    return service.name().toLowerCase(Locale.ROOT);
  }
}
