package dev.patchbay.db;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** One hold of a key, from {@link Leases}. Thread-safe. */
public final class Lease implements AutoCloseable {
  private final Leases leases;
  private final String key;
  private final long fence;
  private final Duration length;
  private volatile boolean closed;

  Lease(Leases leases, String key, long fence, Duration length) {
    this.leases = leases;
    this.key = key;
    this.fence = fence;
    this.length = length;
  }

  /** Higher than that of every hold of this key before. */
  long fence() {
    return fence;
  }

  /** Begins the lease's length again. False once it is closed or another has held the key since. */
  public boolean renew() {
    return !closed && leases.renew(this);
  }

  /**
   * To be called in the transaction whose writes the lease protects: nobody else gets the key
   * before that transaction ends.
   *
   * @throws LeaseLostException if another has held the key since, or this hold was given back
   */
  public void check(Handle handle) {
    if (closed || !LeaseStore.lock(handle, key, fence)) {
      throw new LeaseLostException(key);
    }
  }

  /** Gives the key back if this hold still has it; doing so twice does no harm. */
  @Override
  public void close() {
    closed = true;
    leases.release(this);
  }

  String key() {
    return key;
  }

  Duration length() {
    return length;
  }
}
