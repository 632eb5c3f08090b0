package dev.patchbay.app.server;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * How often Java collected garbage and how long it took, read when somebody asks. Micrometer's own
 * meters are told of each collection, by a thread that takes the processor just when all that
 * waited for the collection want it.
 */
final class CollectorMeters implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionTimer.builder(
              "jvm.gc.pause",
              collector,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .tag("gc", collector.getName())
          .description("Time spent in garbage collection")
          .register(registry);
    }
  }
}
