package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers installations for half a minute: another node's writes are seen that late. Only what
 * was found is remembered, so that a new installation is there at once on every node. Thread-safe.
 */
final class InstallationCache {
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<TeamId, Kept> kept = new ConcurrentHashMap<>();
  private long writes;

  InstallationCache(Clock clock) {
    this.clock = clock;
  }

  Optional<Installation> get(TeamId team, Supplier<Optional<Installation>> load) {
    Kept known = kept.get(team);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(known.installation());
    }
    long before = writes();
    Optional<Installation> loaded = load.get();
    loaded.ifPresent(installation -> keep(team, installation, before));
    return loaded;
  }

  private synchronized long writes() {
    return writes;
  }

  /** Not if someone wrote since it was read: it may be what was there before. */
  private synchronized void keep(TeamId team, Installation installation, long before) {
    if (writes == before) {
      kept.put(team, new Kept(installation, clock.instant().plus(KEPT)));
    }
  }

  synchronized void clear() {
    writes++;
    kept.clear();
  }

  private record Kept(Installation installation, Instant until) {}
}
