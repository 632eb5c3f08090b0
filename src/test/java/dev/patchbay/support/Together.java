package dev.patchbay.support;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs things at the same time, as several nodes do. */
public final class Together {
  private Together() {}

  /** Returns when all are done. */
  public static void run(List<Runnable> all) throws InterruptedException {
    var together = new CountDownLatch(all.size());
    var threads = all.stream().map(one -> new Thread(() -> begin(together, one))).toList();
    threads.forEach(Thread::start);
    for (Thread one : threads) {
      one.join();
    }
  }

  private static void begin(CountDownLatch together, Runnable one) {
    together.countDown();
    try {
      together.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    one.run();
  }
}
