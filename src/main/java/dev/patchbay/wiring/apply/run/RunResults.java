package dev.patchbay.wiring.apply.run;

import dev.patchbay.wiring.apply.run.ApplyRunStore.Run;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The results of a run's rows, for those who wait for them; on whatever node it runs. Thread-safe.
 */
final class RunResults {
  private static final int PAGE = 500;

  /** Another node may run it, which nobody tells of here. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final ApplyRunStore runs;
  private final Object ended = new Object();

  RunResults(ApplyRunStore runs) {
    this.runs = runs;
  }

  /** Hands out each row's result as it comes, until the run has ended. */
  ApplyResult.Finished follow(Run run, Consumer<RowResult> each) {
    int last = 0;
    int done = 0;
    int failed = 0;
    while (true) {
      boolean over = runs.find(run.id()).map(Run::ended).orElse(true);
      var news = runs.ended(run, last, PAGE);
      for (var one : news) {
        last = one.number();
        done += one.result().ok() ? 1 : 0;
        failed += one.result().ok() ? 0 : 1;
        each.accept(one.result());
      }
      if (over && news.isEmpty()) {
        return new ApplyResult.Finished(done, failed);
      }
      if (news.isEmpty()) {
        await();
      }
    }
  }

  private void await() {
    synchronized (ended) {
      try {
        TimeUnit.MILLISECONDS.timedWait(ended, LOOK.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while an apply runs", e);
      }
    }
  }

  /** On this node; others look by themselves. */
  void tellAll() {
    synchronized (ended) {
      ended.notifyAll();
    }
  }
}
