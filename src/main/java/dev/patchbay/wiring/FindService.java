package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Service;
import dev.patchbay.pagerduty.ServicesApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Services as people name them: a name (any case, quotes, spaces), an id, or a PagerDuty URL.
 * Always asked with the person's own rights. At most four requests to PagerDuty, mostly one:
 * somebody waits. Thread-safe.
 */
public final class FindService {
  private static final int MOST = 100;
  private static final int NEAR = 5;

  /** What the words mean. */
  public sealed interface Found {
    record One(ServiceName service) implements Found {}

    /** Several match, at most 100 of them, best first. */
    record Several(List<ServiceName> services) implements Found {}

    /** None does; {@code near} are some with a similar name, possibly empty. */
    record None(List<ServiceName> near) implements Found {}
  }

  private final ServicesApi services;
  private final Function<Actor, Outcome<Credential>> rights;
  private final SuggestCache cache;

  /**
   * @param rights the credential of whoever asks: {@code PersonTokens::of}
   */
  public FindService(
      ServicesApi services, Function<Actor, Outcome<Credential>> rights, Clock clock) {
    this.services = services;
    this.rights = rights;
    this.cache = new SuggestCache(clock);
  }

  /** With the person's own rights, so that only what they may see is found. */
  public Outcome<Found> find(Actor actor, String words) {
    return rights.apply(actor).then(as -> find(as, ServiceQuery.parse(words)));
  }

  /** Typeahead: at most {@code limit} (1 to 100) services, best first. Cached for seconds. */
  public Outcome<List<ServiceName>> suggest(Actor actor, String typed, int limit) {
    var key = new SuggestCache.Key(actor, typed.strip().toLowerCase(Locale.ROOT), limit);
    var known = cache.find(key);
    if (known.isPresent()) {
      return Outcome.done(known.get());
    }
    var suggested =
        rights.apply(actor).then(as -> find(as, typed, limit)).map(found -> first(found, limit));
    if (suggested instanceof Outcome.Done<List<ServiceName>> done) {
      cache.keep(key, done.value());
    }
    return suggested;
  }

  private Outcome<List<ServiceName>> find(Credential as, String typed, int limit) {
    var words = ServiceQuery.parse(typed);
    if (words instanceof ServiceQuery.Name name) {
      return search(as, name.name(), limit)
          .map(services -> SimilarNames.bestFirst(services, name.name()));
    }
    return find(as, words).map(FindService::matches);
  }

  private static List<ServiceName> first(List<ServiceName> services, int limit) {
    return services.stream().limit(limit).toList();
  }

  private static List<ServiceName> matches(Found found) {
    if (found instanceof Found.One one) {
      return List.of(one.service());
    }
    return found instanceof Found.Several several ? several.services() : List.of();
  }

  private Outcome<Found> find(Credential as, ServiceQuery words) {
    if (words instanceof ServiceQuery.Address address) {
      return orElse(get(as, address.id()), () -> Outcome.done(new Found.None(List.of())));
    }
    if (words instanceof ServiceQuery.IdOrName either) {
      return orElse(get(as, either.id()), () -> byName(as, either.name()));
    }
    return byName(as, ((ServiceQuery.Name) words).name());
  }

  /** No such id, or not an id at all in PagerDuty's eyes: then what {@code instead} finds. */
  private static Outcome<Found> orElse(Outcome<Found> got, Supplier<Outcome<Found>> instead) {
    if (got instanceof Outcome.Refused<Found> refused
        && (refused.refusal() instanceof Refusal.Gone
            || refused.refusal() instanceof Refusal.Rejected)) {
      return instead.get();
    }
    return got;
  }

  private Outcome<Found> get(Credential as, ServiceId id) {
    return services.get(as, id).map(service -> new Found.One(named(service)));
  }

  private Outcome<Found> byName(Credential as, String name) {
    return search(as, name, MOST).then(matching -> judge(as, name, matching));
  }

  private Outcome<Found> judge(Credential as, String name, List<ServiceName> matching) {
    if (matching.isEmpty()) {
      return Outcome.done(new Found.None(near(as, name)));
    }
    var exact = matching.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
    if (exact.size() == 1) {
      return Outcome.done(new Found.One(exact.get(0)));
    }
    if (matching.size() == 1) {
      return Outcome.done(new Found.One(matching.get(0)));
    }
    return Outcome.done(new Found.Several(SimilarNames.bestFirst(matching, name)));
  }

  /** Similar names, from ever shorter beginnings of what was typed; a refusal means none. */
  private List<ServiceName> near(Credential as, String name) {
    for (var query : beginnings(name)) {
      if (search(as, query, MOST) instanceof Outcome.Done<List<ServiceName>> done
          && !done.value().isEmpty()) {
        return SimilarNames.mostAlike(done.value(), name, NEAR);
      }
    }
    return List.of();
  }

  private static List<String> beginnings(String name) {
    var beginnings = new LinkedHashSet<String>();
    var words = new ArrayList<>(List.of(name.split(" ", -1)));
    var first = words.get(0);
    beginnings.add(first);
    beginnings.add(first.substring(0, Math.min(4, first.length())));
    beginnings.add(first.substring(0, Math.min(2, first.length())));
    beginnings.remove(name);
    beginnings.remove("");
    return List.copyOf(beginnings);
  }

  private Outcome<List<ServiceName>> search(Credential as, String query, int limit) {
    return services
        .search(as, query, limit)
        .map(found -> found.stream().map(FindService::named).toList());
  }

  private static ServiceName named(Service service) {
    return new ServiceName(service.id(), service.name());
  }
}
