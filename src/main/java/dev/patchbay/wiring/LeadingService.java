package dev.patchbay.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service whose name (or id, or PagerDuty address) typed words begin with, and what follows.
 *
 * @param rest as typed, without what separates it from the name
 */
public record LeadingService(ServiceName service, String rest) {
  /** A name longer than this is not looked for. */
  private static final int LONGEST = 255;

  private static final String OPENING = "\"“„”«'‘`*_~";
  private static final Pattern MARKED =
      Pattern.compile("^([\"“„”«'‘`*_~]+)(.+?)([\"“”»'’`*_~]+)(?=$|[\\s:;,])");
  private static final Pattern END =
      Pattern.compile("(?=[\\s\\p{Z}\u2800\u3164]|[:;,](?:\\s|$))|$");
  private static final Pattern SEPARATOR =
      Pattern.compile("^[\\s\\p{Z}]*(?:[:;,]+|[-–—]+(?=\\s))?[\\s\\p{Z}]*");

  /**
   * Where a name may end: after any of the first words.
   *
   * @param name as typed up to there, without marks around it
   * @param end how much of what was typed it takes
   */
  record Beginning(ServiceQuery name, int end) {}

  /** All of them, the longest first. Marks or quotes around the beginning say where it ends. */
  static List<Beginning> beginnings(String typed) {
    var found = new ArrayList<Beginning>();
    if (typed.isEmpty()) {
      return found;
    }
    if (OPENING.indexOf(typed.charAt(0)) >= 0) {
      var marked = MARKED.matcher(typed);
      if (marked.find()) {
        found.add(new Beginning(ServiceQuery.parse(marked.group(2)), marked.end()));
      }
    }
    var ends = END.matcher(typed);
    int last = 0;
    while (ends.find() && ends.start() <= LONGEST) {
      if (ends.start() > last) {
        last = ends.start();
        found.add(new Beginning(ServiceQuery.parse(typed.substring(0, last)), last));
      }
    }
    found.sort((one, other) -> Integer.compare(other.end(), one.end()));
    return found;
  }

  /** The one of {@code services} with the longest name; empty where two have the same. */
  static Optional<LeadingService> longest(String typed, List<ServiceName> services) {
    Map<NameKey, List<ServiceName>> byName = new LinkedHashMap<>();
    services.forEach(
        service ->
            byName
                .computeIfAbsent(NameKey.of(service.name()), key -> new ArrayList<>())
                .add(service));
    for (var beginning : beginnings(typed)) {
      var name = beginning.name().asName();
      if (name.isEmpty()) {
        continue;
      }
      var meant = byName.getOrDefault(NameKey.of(name.get().literal()), List.of());
      if (meant.isEmpty()) {
        meant = byName.getOrDefault(NameKey.of(name.get().words()), List.of());
      }
      if (!meant.isEmpty()) {
        if (meant.size() > 1) {
          meant =
              meant.stream().filter(service -> service.name().equals(name.get().words())).toList();
        }
        return meant.size() == 1
            ? Optional.of(of(meant.get(0), typed, beginning.end()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  static LeadingService of(ServiceName service, String typed, int end) {
    return new LeadingService(service, SEPARATOR.matcher(typed.substring(end)).replaceFirst(""));
  }
}
