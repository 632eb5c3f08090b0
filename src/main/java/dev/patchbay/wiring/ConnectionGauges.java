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

  private record Counts(Map<String, Long> byDeliveryAndState, Instant until) {}

  private final Connections connections;
  private final Clock clock;
  private @Nullable Counts counts;

  private ConnectionGauges(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  public static void bind(MeterRegistry registry, Connections connections, Clock clock) {
    var gauges = new ConnectionGauges(connections, clock);
    for (var delivery : DeliveryKind.values()) {
      for (var state : ConnectionState.values()) {
        Gauge.builder("patchbay.connections", () -> gauges.count(delivery, state))
            .tag("state", state.key())
            .tag("delivery", delivery.key())
            .description("Connections, by who posts and whether that works")
            .register(registry);
      }
    }
  }

  private synchronized long count(DeliveryKind delivery, ConnectionState state) {
    var known = counts;
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = new Counts(connections.countByDeliveryAndState(), clock.instant().plus(KEPT));
      counts = known;
    }
    return known.byDeliveryAndState().getOrDefault(delivery.key() + "/" + state.key(), 0L);
  }
}
