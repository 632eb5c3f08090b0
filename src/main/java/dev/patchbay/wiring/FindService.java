package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Typed;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.token.Rights;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Services as people name them: a name (any case, quotes, spaces), an id, or a PagerDuty URL.
 * Always asked with the person's own permissions. At most four requests to PagerDuty, mostly one:
 * someone waits. Thread-safe.
 */
public final class FindService {
  private static final int MOST = 100;
  private static final int NEAR = 5;

  /** What the words mean. */
  public sealed interface Found {
    record One(ServiceName service) implements Found {}

    /**
     * Several match, best first.
     *
     * @param services at most 100 of them
     * @param more whether there are others
     */
    record Several(List<ServiceName> services, boolean more) implements Found {
      public Several(List<ServiceName> services) {
        this(services, false);
      }
    }

    /** None does; {@code near} are some with a similar name, possibly empty. */
    record None(List<ServiceName> near) implements Found {}
  }

  /**
   * What the typeahead offers.
   *
   * @param more whether others match too
   */
  public record Suggested(List<ServiceName> services, boolean more) {}

  private final ServicesApi services;
  private final Function<Actor, Outcome<Credential>> rights;
  private final SuggestCache cache;

  /** With the person's own login. */
  public FindService(ServicesApi services, Rights rights, Clock clock) {
    this(services, rights::own, clock);
  }

  /**
   * @param rights the credential of whoever asks
   */
  public FindService(
      ServicesApi services, Function<Actor, Outcome<Credential>> rights, Clock clock) {
    this.services = services;
    this.rights = rights;
    this.cache = new SuggestCache(clock);
  }

  /** With the person's own permissions, so that only what they can see is found. */
  public Outcome<Found> find(Actor actor, String typed) {
    return rights.apply(actor).then(credential -> find(credential, typed));
  }

  /** With the permissions of {@code credential}. */
  public Outcome<Found> find(Credential credential, String typed) {
    return found(new ServiceSearch(services, credential), ServiceQuery.parse(typed));
  }

  /**
   * The service that the words begin with: by id or address, else the one with the longest name.
   * Empty where no service's name is at the beginning.
   */
  public Outcome<Optional<LeadingService>> leading(Actor actor, String typed) {
    return rights
        .apply(actor)
        .then(credential -> new ServiceSearch(services, credential).leading(typed.strip()));
  }

  /** Typeahead: at most {@code limit} (1 to 100) services, best first. Cached for seconds. */
  public Outcome<Suggested> suggest(Actor actor, String typed, int limit) {
    var key = new SuggestCache.Key(actor, new Typed(typed).text().toLowerCase(Locale.ROOT), limit);
    var known = cache.find(key);
    if (known.isPresent()) {
      return Outcome.done(known.get());
    }
    var query = ServiceQuery.parse(typed);
    var suggested =
        rights
            .apply(actor)
            .then(credential -> suggested(new ServiceSearch(services, credential), query, limit));
    if (suggested instanceof Outcome.Done<Suggested> done) {
      cache.keep(key, done.value());
    }
    return suggested;
  }

  private static Outcome<Suggested> suggested(ServiceSearch search, ServiceQuery query, int limit) {
    if (!(query instanceof ServiceQuery.Name name)) {
      return found(search, query).map(FindService::suggested);
    }
    return search
        .matching(name, limit)
        .map(
            page ->
                new Suggested(
                    SimilarNames.bestFirst(page.services(), name.words()).stream()
                        .limit(limit)
                        .toList(),
                    page.more()));
  }

  private static Suggested suggested(Found found) {
    if (found instanceof Found.One one) {
      return new Suggested(List.of(one.service()), false);
    }
    return found instanceof Found.Several several
        ? new Suggested(several.services(), several.more())
        : new Suggested(List.of(), false);
  }

  private static Outcome<Found> found(ServiceSearch search, ServiceQuery query) {
    if (query instanceof ServiceQuery.Name name) {
      return byName(search, name);
    }
    Supplier<Outcome<Found>> otherwise =
        () ->
            query
                .asName()
                .map(name -> byName(search, name))
                .orElseGet(() -> Outcome.done(new Found.None(List.of())));
    return orElse(search.get(query.words()).map(Found.One::new), otherwise);
  }

  /** No such id, or not an id at all in PagerDuty's eyes: then what {@code otherwise} finds. */
  private static Outcome<Found> orElse(
      Outcome<? extends Found> got, Supplier<Outcome<Found>> otherwise) {
    if (got instanceof Outcome.Refused<? extends Found> refused
        && (refused.refusal() instanceof Refusal.NotFound
            || refused.refusal() instanceof Refusal.Rejected)) {
      return otherwise.get();
    }
    return got.map(found -> found);
  }

  private static Outcome<Found> byName(ServiceSearch search, ServiceQuery.Name name) {
    return search.matching(name, MOST).map(page -> judge(search, name, page));
  }

  private static Found judge(
      ServiceSearch search, ServiceQuery.Name name, ServiceSearch.Matches page) {
    var meant = name.meant(page.services(), one -> one);
    if (meant.size() == 1 && (!page.more() || name.isNameOf(meant.get(0)))) {
      return new Found.One(meant.get(0));
    }
    if (page.services().isEmpty()) {
      return new Found.None(SimilarNames.mostAlike(search.near(name), name.words(), NEAR));
    }
    return page.services().size() == 1
        ? new Found.One(page.services().get(0))
        : new Found.Several(SimilarNames.bestFirst(page.services(), name.words()), page.more());
  }
}
