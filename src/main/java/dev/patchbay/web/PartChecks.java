package dev.patchbay.web;

import dev.patchbay.web.ReadyPart.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all parts at once, each on a thread of its own, so that a part that hangs holds up neither
 * the others nor the probe. A check is never begun twice: one that is still under way is waited for
 * again. Not thread-safe: one caller at a time.
 */
final class PartChecks {
  /** For all together; a request's thread waits 1.5 s at most. */
  private static final Duration LIMIT = Duration.ofMillis(1_200);

  private static final Logger log = LoggerFactory.getLogger(PartChecks.class);

  private final List<ReadyPart> parts;
  private final Executor threads;
  private final Map<String, CompletableFuture<State>> underWay = new HashMap<>();

  PartChecks(List<ReadyPart> parts) {
    this.parts = List.copyOf(parts);
    // The threads end after a second: probes come every few. Twice as many as checks, as one that
    // has just ended may not wait for its next yet, and a queue would let a hanging one hold it up.
    this.threads =
        new ThreadPoolExecutor(
            0,
            Math.max(1, 2 * parts.size()),
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            PartChecks::daemon);
  }

  private static Thread daemon(Runnable check) {
    var thread = new Thread(check, "readyz");
    thread.setDaemon(true);
    return thread;
  }

  /** By the parts' names, in their order. */
  Map<String, State> states() {
    for (var part : parts) {
      underWay.compute(
          part.name(),
          (name, before) ->
              before == null || before.isDone()
                  ? CompletableFuture.supplyAsync(() -> check(part), threads)
                  : before);
    }
    var everything =
        CompletableFuture.allOf(underWay.values().toArray(CompletableFuture<?>[]::new));
    everything.completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
    var late = State.down("No answer within " + LIMIT.toMillis() + " ms.");
    var states = new LinkedHashMap<String, State>();
    for (var part : parts) {
      var asked = underWay.get(part.name());
      states.put(part.name(), asked == null ? late : asked.getNow(late));
    }
    return states;
  }

  private static State check(ReadyPart part) {
    try {
      return part.check().get();
    } catch (RuntimeException e) {
      log.warn("the check of {} failed; it counts as down", part.name(), e);
      return State.down("its check failed, see the log");
    }
  }
}
