package dev.patchbay.wiring;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
    record Scored(ServiceName service, double likeness) {}
    var typed = NameKey.of(words);
    return services.stream()
        .distinct()
        .map(service -> new Scored(service, typed.likeness(NameKey.of(service.name()))))
        .sorted(
            Comparator.comparingDouble((Scored one) -> -one.likeness())
                .thenComparing(one -> lower(one.service())))
        .limit(limit)
        .map(Scored::service)
        .toList();
  }

  private static int rank(String name, String typed) {
    if (name.equals(typed)) {
      return 0;
    }
    return name.startsWith(typed) ? 1 : 2;
  }

  private static String lower(ServiceName service) {
    return service.name().toLowerCase(Locale.ROOT);
  }
}
