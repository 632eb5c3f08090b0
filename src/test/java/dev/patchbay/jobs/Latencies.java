package dev.patchbay.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** How long runs began after what they waited for. */
final class Latencies {
  private static final int RUNS = 11;
  private final List<Duration> all = new CopyOnWriteArrayList<>();
  private final Semaphore runs = new Semaphore(0);
  private volatile long from;

  void from() {
    from = System.nanoTime();
  }

  Job.Next ran() {
    all.add(Duration.ofNanos(System.nanoTime() - from));
    runs.release();
    return new Job.Next.Finished();
  }

  /** Runs again after {@code wait}, some ten times. */
  Job.Work again(Duration wait) {
    return id -> {
      if (from != 0) {
        all.add(Duration.ofNanos(System.nanoTime() - from).minus(wait));
      }
      from = System.nanoTime();
      return all.size() == RUNS
          ? new Job.Next.Finished()
          : new Job.Next.NotBefore(Instant.now().plus(wait));
    };
  }

  void awaitRun() {
    runs.acquireUninterruptibly();
  }

  Duration median() {
    var sorted = all.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
