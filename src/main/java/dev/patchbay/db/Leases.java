package dev.patchbay.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leases on a key, across threads and nodes. Clocks of nodes are taken to agree to a few seconds,
 * so a lease should be much longer than the work done under it. Thread-safe.
 */
public final class Leases {
  private final Transactions transactions;
  private final LeaseStore store = new LeaseStore();
  private final Clock clock;

  public Leases(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Holds {@code key} until closed, or until {@code lease} has passed if this node dies. Empty when
   * somebody else holds it now. Not inside a transaction: nobody else would see the claim before
   * the commit, and would wait for it instead of being told.
   *
   * @param holder the job and id for which it is held: run again after its node died, it gets its
   *     own claim back at once, and need not wait for the lease to run out
   */
  public Optional<Claim> tryHold(String key, String holder, Duration lease) {
    if (transactions.active()) {
      throw new IllegalStateException("a claim is taken before a transaction, not inside it");
    }
    Instant now = clock.instant();
    boolean held =
        transactions.call(handle -> store.hold(handle, key, holder, now, now.plus(lease)));
    return held ? Optional.of(new Claim(key, holder)) : Optional.empty();
  }

  /** Takes every lease from everybody: for a database that only this process has open. */
  public void releaseAll() {
    transactions.run(store::releaseAll);
  }

  /** A held key; closing it twice, or after it ran out, does no harm. */
  public final class Claim implements AutoCloseable {
    private final String key;
    private final String holder;

    private Claim(String key, String holder) {
      this.key = key;
      this.holder = holder;
    }

    /** Gives the key back, unless the lease ran out and somebody else holds it now. */
    @Override
    public void close() {
      transactions.run(handle -> store.release(handle, key, holder));
    }
  }
}
