package dev.patchbay.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases on a key, across threads and nodes. Each hold has a number of its own, higher than those
 * before: who stalled until its lease ran out can neither write under it ({@link Lease#check}) nor
 * give back what another holds by then. Clocks of nodes are taken to agree to a few seconds.
 * Thread-safe.
 */
public final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);
  private static final long FIRST_PAUSE_MS = 20;
  private static final long LONGEST_PAUSE_MS = 200;

  /** With an id behind it, 64 characters are the most that a holder has. */
  private static final int LONGEST_THREAD = 27;

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Transactions transactions;
  private final LeaseStore store = new LeaseStore();
  private final Clock clock;
  private final Object given = new Object();

  public Leases(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Holds {@code key} until closed, or until {@code length} has passed if this node dies. Empty
   * when someone else holds it now. Not inside a transaction: nobody else would see it before the
   * commit, and would wait for it instead of being told.
   *
   * @param holder the job and id for which it is held: run again after its node died, it gets the
   *     key at once, and need not wait for the lease to run out; the hold before is over then
   */
  public Optional<Lease> tryAcquire(String key, String holder, Duration length) {
    transactions.requireNone("a lease");
    Instant now = clock.instant();
    @Nullable Long fence =
        transactions.call(
            handle -> store.hold(handle, key, holder, now, now.plus(length)).orElse(null));
    return Optional.ofNullable(fence).map(number -> new Lease(this, key, number, length));
  }

  /** Who holds {@code key} now, and since when; empty where nobody does. */
  public Optional<HeldLease> held(String key) {
    Instant now = clock.instant();
    return transactions.call(handle -> store.held(handle, key, now));
  }

  /**
   * Runs {@code work} once {@code key} is free, and gives it back. Who waits holds no connection.
   *
   * @throws LeaseBusyException if others held it for longer than {@code length}
   */
  public <T> T inTurn(String key, Duration length, Function<Lease, T> work) {
    transactions.requireNone("a lease");
    String holder = oneself();
    long deadline = System.nanoTime() + length.toNanos();
    long pause = FIRST_PAUSE_MS;
    while (true) {
      Optional<Lease> lease = tryAcquire(key, holder, length);
      if (lease.isPresent()) {
        try {
          return work.apply(lease.get());
        } finally {
          quietly(lease.get());
        }
      }
      if (System.nanoTime() >= deadline) {
        throw new LeaseBusyException(key, length, held(key));
      }
      pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  /** Of this wait alone: a thread that waits again is another holder. */
  private static String oneself() {
    String thread = Thread.currentThread().getName();
    String shown = thread.substring(0, Math.min(thread.length(), LONGEST_THREAD));
    return shown + " " + UUID.randomUUID();
  }

  /** What was done under it is done; a lease that cannot be given back runs out. */
  private static void quietly(Lease lease) {
    try {
      lease.close();
    } catch (RuntimeException e) {
      log.warn("the lease on {} could not be released; it expires", lease.key(), e);
    }
  }

  /** Takes every lease from everybody: for a database that only this process has open. */
  public void releaseAll() {
    Instant now = clock.instant();
    transactions.run(handle -> store.releaseAll(handle, now));
  }

  /** Forgets keys that nobody has held for a day. */
  public void forgetUnused() {
    Instant before = clock.instant().minus(REMEMBERED);
    transactions.run(handle -> store.forget(handle, before));
  }

  boolean renew(Lease lease) {
    Instant until = clock.instant().plus(lease.length());
    return transactions.call(handle -> store.renew(handle, lease.key(), lease.fence(), until));
  }

  void release(Lease lease) {
    Instant now = clock.instant();
    transactions.run(handle -> store.release(handle, lease.key(), lease.fence(), now));
    synchronized (given) {
      given.notifyAll();
    }
  }

  private void pause(long milliseconds) {
    synchronized (given) {
      try {
        TimeUnit.MILLISECONDS.timedWait(given, milliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a lease", e);
      }
    }
  }
}
