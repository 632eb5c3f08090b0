package dev.patchbay.app.server;

import dev.patchbay.core.Outcome;
import dev.patchbay.words.RefusalWords;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attempts that are repeated every five seconds until one succeeds or the server stops. */
final class UntilDone {
  private static final Logger log = LoggerFactory.getLogger(UntilDone.class);
  private static final long SECONDS = 5;

  private final ScheduledExecutorService timer;

  /**
   * @param timer shut down when the server stops: what fails from then on is no fault
   */
  UntilDone(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Returns at once; after a stop nothing is begun. */
  void begin(String what, Supplier<Outcome<?>> attempt) {
    after(0, what, attempt, "");
  }

  private void after(long seconds, String what, Supplier<Outcome<?>> attempt, String said) {
    try {
      var next = timer.schedule(() -> run(what, attempt, said), seconds, TimeUnit.SECONDS);
      log.debug("{} is tried in {} ms", what, next.getDelay(TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      log.debug("{} is not tried any more: stopping", what);
    }
  }

  /**
   * @param said the last reason, which is not logged again and again
   */
  private void run(String what, Supplier<Outcome<?>> attempt, String said) {
    String why = said;
    try {
      if (!(attempt.get() instanceof Outcome.Refused<?> refused)) {
        return;
      }
      why = RefusalWords.clause(refused.refusal());
      if (!why.equals(said)) {
        log.warn("Cannot get {}: {}; tried again every {} s", what, why, SECONDS);
      }
    } catch (RuntimeException e) {
      if (timer.isShutdown()) {
        log.debug("Cannot get {} while stopping", what, e);
      } else {
        log.error("Cannot get {}; trying again in {} s", what, SECONDS, e);
      }
    }
    after(SECONDS, what, attempt, why);
  }
}
