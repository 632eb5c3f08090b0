package dev.patchbay.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code patchbay_connections{state,delivery}}: counted in the database, all states in one query,
 * and not again for some seconds. Thread-safe.
 */
public final class ConnectionGauges {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private record Counts(Map<String, Long> byState, Instant until) {}

  private final Connections connections;
  private final Clock clock;
  private @Nullable Counts counts;

  private ConnectionGauges(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  public static void bind(MeterRegistry registry, Connections connections, Clock clock) {
    var gauges = new ConnectionGauges(connections, clock);
    for (var state : ConnectionState.values()) {
      Gauge.builder("patchbay.connections", () -> gauges.count(state))
          .tag("state", state.key())
          .tag("delivery", "extension")
          .description("Connections, by whether their extension holds the workspace's bot token")
          .register(registry);
    }
  }

  private synchronized long count(ConnectionState state) {
    var known = counts;
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = new Counts(connections.countByState(), clock.instant().plus(KEPT));
      counts = known;
    }
    return known.byState().getOrDefault(state.key(), 0L);
  }
}
