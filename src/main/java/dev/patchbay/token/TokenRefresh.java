package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.LeaseBusyException;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the tokens of one account: each on one node at a time (all who wait in this process get
 * its outcome), on threads of its own, because who waits for it may be given up. After a refresh
 * that failed the next comes no sooner than a pause allows, on any node and after a restart; until
 * then its refusal is the answer. Thread-safe; {@link #close} lets those that run finish.
 */
public final class TokenRefresh implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TokenRefresh.class);
  private static final int AT_ONCE = 4;

  /** The lease only saves requests; what makes a refresh right is the row's generation. */
  private static final Duration LENGTH = Duration.ofSeconds(20);

  private final Transactions transactions;
  private final AccountId account;
  private final Leases leases;
  private final Clock clock;
  private final RefreshBackoff backoff;
  private final FailedRefreshStore failures;

  private final ConcurrentMap<String, CompletableFuture<Outcome<Secret>>> running =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;

  public TokenRefresh(Transactions transactions, AccountId account, Clock clock) {
    this.transactions = transactions;
    this.account = account;
    this.leases = new Leases(transactions, clock);
    this.clock = clock;
    this.backoff = new RefreshBackoff(clock);
    this.failures = new FailedRefreshStore(transactions);
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            // Before a queue without end a pool never grows past its core: the core is all of it.
            new LinkedBlockingQueue<>(),
            work -> {
              var thread = new Thread(work, "token-refresh");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Whose tokens are refreshed here. */
  AccountId account() {
    return account;
  }

  Transactions transactions() {
    return transactions;
  }

  Clock clock() {
    return clock;
  }

  /** The tokens that PagerDuty refused right after they were refreshed. */
  RefreshBackoff backoff() {
    return backoff;
  }

  /**
   * The outcome of {@code work}, or of the work that already runs for {@code key}, or that failed
   * for it a moment ago.
   */
  Outcome<Secret> once(String key, Supplier<Outcome<Secret>> work) {
    transactions.requireNone("refreshing a token");
    var mine = new CompletableFuture<Outcome<Secret>>();
    var theirs = running.putIfAbsent(key, mine);
    if (theirs != null) {
      return outcome(theirs);
    }
    try {
      threads.execute(() -> run(key, work, mine));
    } catch (RuntimeException e) {
      // The pool takes no more; whoever waits for this one must hear of it too.
      running.remove(key, mine);
      mine.completeExceptionally(e);
    }
    return outcome(mine);
  }

  /** Work at PagerDuty that nobody waits for and that may be lost. */
  void later(String what, Runnable work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            log.warn("{} failed; it is not tried again", what, e);
          }
        });
  }

  /** Whoever comes after the removal reads the row again, and finds what was just written. */
  private void run(
      String key, Supplier<Outcome<Secret>> work, CompletableFuture<Outcome<Secret>> mine) {
    try {
      var outcome = inTurn(key, work);
      running.remove(key, mine);
      mine.complete(outcome);
    } catch (RuntimeException | Error e) {
      running.remove(key, mine);
      mine.completeExceptionally(e);
    }
  }

  private Outcome<Secret> inTurn(String key, Supplier<Outcome<Secret>> work) {
    var now = clock.instant();
    var failed = failures.find(key, now);
    if (failed.isPresent()) {
      return Outcome.refused(failed.get().refusal(now));
    }
    try {
      return leases.inTurn("token " + key, LENGTH, lease -> tried(key, work));
    } catch (LeaseBusyException e) {
      log.warn("another node has been refreshing a token for long", e);
      return Outcome.refused(
          new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "its token is still being refreshed"));
    }
  }

  /** Looks again: another node may have failed while this one waited for its turn. */
  private Outcome<Secret> tried(String key, Supplier<Outcome<Secret>> work) {
    var now = clock.instant();
    var failed = failures.find(key, now);
    if (failed.isPresent()) {
      return Outcome.refused(failed.get().refusal(now));
    }
    var outcome = work.get();
    failures.save(
        key,
        outcome instanceof Outcome.Refused<Secret> refused
            ? FailedRefresh.of(refused.refusal(), clock.instant())
            : Optional.empty());
    return outcome;
  }

  private static Outcome<Secret> outcome(CompletableFuture<Outcome<Secret>> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a token could not be refreshed", e.getCause());
    }
  }

  @Override
  public void close() {
    closeWithin(Duration.ofSeconds(10));
  }

  /** Lets those that run finish, and leaves behind what takes longer. */
  public void closeWithin(Duration limit) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("token refreshes were still running after {}; they are left behind", limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
