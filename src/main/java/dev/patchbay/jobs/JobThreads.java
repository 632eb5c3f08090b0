package dev.patchbay.jobs;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that use the database: an interrupt there closes the file of H2 for everybody. */
final class JobThreads {
  private static final Logger log = LoggerFactory.getLogger(JobThreads.class);

  private JobThreads() {}

  /** {@code wake} is called instead of an interrupt. */
  static ExecutorService pool(int threads, String prefix, Runnable wake) {
    ThreadFactory daemons = daemons(prefix);
    ThreadFactory heard =
        work -> {
          Thread thread = daemons.newThread(work);
          thread.setUncaughtExceptionHandler(JobThreads::notTaken);
          return thread;
        };
    return new Uninterrupted(threads, heard, wake);
  }

  static ScheduledThreadPoolExecutor timer(int threads, String prefix) {
    return new UninterruptedTimer(threads, daemons(prefix));
  }

  private static final class Uninterrupted extends ThreadPoolExecutor {
    private final Runnable wake;

    Uninterrupted(int threads, ThreadFactory factory, Runnable wake) {
      super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
      this.wake = wake;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      wake.run();
      return List.of();
    }
  }

  private static final class UninterruptedTimer extends ScheduledThreadPoolExecutor {
    UninterruptedTimer(int threads, ThreadFactory factory) {
      super(threads, factory);
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }

  /** db-scheduler lets a failure to mark a job as taken through to the thread. */
  private static void notTaken(Thread thread, Throwable error) {
    log.error(
        "{} could not take a job; the next look, within a second, does", thread.getName(), error);
  }

  static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
