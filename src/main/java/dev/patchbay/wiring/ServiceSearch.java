package dev.patchbay.wiring;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Service;
import dev.patchbay.pagerduty.ServicesApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One question to PagerDuty about services, in at most four requests. PagerDuty compares letter by
 * letter and tells quotes, spaces and accents apart; people do not. One thread, one question.
 */
final class ServiceSearch {
  private static final int MOST_REQUESTS = 4;
  private static final int PAGE = 100;

  /** What nobody writes in two ways. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");

  /**
   * @param more whether PagerDuty has others that were not read
   */
  record Matches(List<ServiceName> services, boolean more) {}

  private final ServicesApi services;
  private final Credential credential;
  private final Set<String> asked = new HashSet<>();
  private int requests;

  ServiceSearch(ServicesApi services, Credential credential) {
    this.services = services;
    this.credential = credential;
  }

  Outcome<ServiceName> get(String id) {
    requests++;
    return services
        .get(credential, new ServiceId(services.account(), id))
        .map(ServiceSearch::named);
  }

  /** See {@link FindService#leading}. */
  Outcome<Optional<LeadingService>> leading(String typed) {
    var beginnings = LeadingService.beginnings(typed);
    if (beginnings.isEmpty()) {
      return Outcome.done(Optional.empty());
    }
    var first = beginnings.get(beginnings.size() - 1);
    if (!(first.name() instanceof ServiceQuery.Name)) {
      var byId = get(first.name().words());
      if (byId instanceof Outcome.Done<ServiceName> one) {
        return Outcome.done(Optional.of(LeadingService.of(one.value(), typed, first.end())));
      }
      if (!isUnknown(byId)) {
        return byId.map(service -> Optional.empty());
      }
      if (first.name().asName().isEmpty()) {
        return Outcome.done(Optional.empty());
      }
    }
    return beginningWith(first.name().words(), beginnings)
        .map(candidates -> LeadingService.longest(typed, candidates));
  }

  /**
   * Services with the word in their names. Where there are very many, first those that have two
   * words of the beginning.
   */
  private Outcome<List<ServiceName>> beginningWith(
      String word, List<LeadingService.Beginning> beginnings) {
    var plain = longestPlain(word);
    var query = plain.isEmpty() ? word : plain;
    var first = page(query, PAGE, 0);
    if (!(first instanceof Outcome.Done<Matches> done) || !done.value().more()) {
      return first.map(Matches::services);
    }
    var all = new LinkedHashSet<>(done.value().services());
    if (beginnings.size() > 1
        && page(beginnings.get(beginnings.size() - 2).name().words(), PAGE, 0)
            instanceof Outcome.Done<Matches> narrow) {
      all.addAll(narrow.value().services());
    }
    boolean more = true;
    for (int offset = PAGE; more && requests < MOST_REQUESTS; offset += PAGE) {
      var asked = page(query, PAGE, offset);
      if (!(asked instanceof Outcome.Done<Matches> page)) {
        return asked.map(Matches::services);
      }
      all.addAll(page.value().services());
      more = page.value().more();
    }
    return Outcome.done(List.copyOf(all));
  }

  private static boolean isUnknown(Outcome<ServiceName> got) {
    return got instanceof Outcome.Refused<ServiceName> refused
        && (refused.refusal() instanceof Refusal.NotFound
            || refused.refusal() instanceof Refusal.Rejected);
  }

  /**
   * Services that the name may mean. One that has exactly the name is among them, however many
   * others contain it.
   */
  Outcome<Matches> matching(ServiceQuery.Name name, int limit) {
    return page(name.words(), limit, 0)
        .then(
            page -> {
              if (page.services().isEmpty() && !name.isBlank()) {
                return otherwise(name);
              }
              return page.more() && !name.isBlank() && !hasNamed(name, page.services())
                  ? further(name, page, limit)
                  : Outcome.done(page);
            });
  }

  /** The one with the whole name is on a later page: asked for by name, then page by page. */
  private Outcome<Matches> further(ServiceQuery.Name name, Matches first, int limit) {
    requests++;
    var exact = services.named(credential, name.words()).map(ServiceSearch::named);
    if (exact instanceof Outcome.Done<List<ServiceName>> done && hasNamed(name, done.value())) {
      return Outcome.done(with(first, done.value().stream().filter(name::isNameOf).toList()));
    }
    for (int offset = limit; limit == PAGE && requests < MOST_REQUESTS; offset += PAGE) {
      if (!(page(name.words(), PAGE, offset) instanceof Outcome.Done<Matches> next)) {
        break;
      }
      if (hasNamed(name, next.value().services())) {
        return Outcome.done(
            with(first, next.value().services().stream().filter(name::isNameOf).toList()));
      }
      if (!next.value().more()) {
        break;
      }
    }
    return Outcome.done(first);
  }

  private static Matches with(Matches first, List<ServiceName> exact) {
    var all = new LinkedHashSet<>(exact);
    all.addAll(first.services());
    return new Matches(all.stream().limit(PAGE).toList(), first.more());
  }

  /** Nothing has these letters: as it was typed, then by the longest part written in one way. */
  private Outcome<Matches> otherwise(ServiceQuery.Name name) {
    var queries = new LinkedHashSet<String>();
    queries.add(name.literal());
    queries.add(longestPlain(name.words()));
    queries.remove(name.words());
    queries.remove("");
    for (var query : queries) {
      var asked = page(query, PAGE, 0);
      if (!(asked instanceof Outcome.Done<Matches> page)) {
        return asked;
      }
      var alike = name.meant(page.value().services(), one -> one);
      if (!alike.isEmpty()) {
        return Outcome.done(new Matches(alike, page.value().more()));
      }
    }
    return Outcome.done(new Matches(List.of(), false));
  }

  /** Services with a similar name, from ever shorter beginnings; a refusal means none. */
  List<ServiceName> near(ServiceQuery.Name name) {
    for (var beginning : beginnings(name.words())) {
      if (requests < MOST_REQUESTS
          && !asked.contains(beginning)
          && page(beginning, PAGE, 0) instanceof Outcome.Done<Matches> done
          && !done.value().services().isEmpty()) {
        return done.value().services();
      }
    }
    return List.of();
  }

  private static List<String> beginnings(String name) {
    var first = name.split(" ", -1)[0];
    var beginnings = new LinkedHashSet<String>();
    beginnings.add(first);
    beginnings.add(first.substring(0, Math.min(4, first.length())));
    beginnings.add(first.substring(0, Math.min(2, first.length())));
    beginnings.remove(name);
    beginnings.remove("");
    return List.copyOf(beginnings);
  }

  private static String longestPlain(String name) {
    return PLAIN
        .matcher(name)
        .results()
        .map(part -> part.group())
        .reduce("", (longest, next) -> next.length() > longest.length() ? next : longest);
  }

  private Outcome<Matches> page(String query, int limit, int offset) {
    requests++;
    asked.add(query);
    return services
        .search(credential, query, limit, offset)
        .map(page -> new Matches(named(page.services()), page.more()));
  }

  private static boolean hasNamed(ServiceQuery.Name name, List<ServiceName> services) {
    return services.stream().anyMatch(name::isNameOf);
  }

  private static List<ServiceName> named(List<Service> services) {
    var names = new ArrayList<ServiceName>();
    services.forEach(service -> names.add(named(service)));
    return names;
  }

  private static ServiceName named(Service service) {
    return new ServiceName(service.id(), service.name());
  }
}
