package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was suggested a moment ago, per person (each sees only what they may). A modal asks again
 * with every letter typed. The oldest is dropped beyond {@value #MOST}. Thread-safe.
 */
final class SuggestCache {
  private static final int MOST = 300;
  private static final Duration LIFE = Duration.ofSeconds(20);

  record Key(Actor actor, String typed, int limit) {}

  private record Kept(FindService.Suggested suggested, Instant until) {}

  private final Clock clock;
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  SuggestCache(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<FindService.Suggested> find(Key key) {
    return Optional.ofNullable(kept.get(key))
        .filter(found -> clock.instant().isBefore(found.until()))
        .map(Kept::suggested);
  }

  synchronized void keep(Key key, FindService.Suggested suggested) {
    kept.put(key, new Kept(suggested, clock.instant().plus(LIFE)));
  }
}
