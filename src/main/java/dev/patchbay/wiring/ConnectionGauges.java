package dev.patchbay.wiring;

import dev.patchbay.db.Transactions;
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
  private static final String EXTENSION = "extension";

  private record Counts(Map<String, Long> byState, Instant until) {}

  private final Transactions transactions;
  private final Clock clock;
  private @Nullable Counts counts;

  private ConnectionGauges(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  public static void bind(MeterRegistry registry, Transactions transactions, Clock clock) {
    var gauges = new ConnectionGauges(transactions, clock);
    for (var state : ConnectionState.values()) {
      Gauge.builder("patchbay.connections", () -> gauges.count(state))
          .tag("state", state.key())
          .tag("delivery", EXTENSION)
          .description("Connections, by whether their extension holds the workspace's bot token")
          .register(registry);
    }
  }

  private synchronized long count(ConnectionState state) {
    var known = counts;
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = new Counts(look(), clock.instant().plus(KEPT));
      counts = known;
    }
    return known.byState().getOrDefault(state.key(), 0L);
  }

  private Map<String, Long> look() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select state, count(*) as number from connection
                    where delivery = :delivery group by state
                    """)
                .bind("delivery", EXTENSION)
                .setMapKeyColumn("state")
                .setMapValueColumn("number")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
  }
}
