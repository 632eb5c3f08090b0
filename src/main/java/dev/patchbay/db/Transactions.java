package dev.patchbay.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Units of work. A call inside another on the same thread joins it, so stores of several features
 * commit together or not at all: when joined work throws, the whole is rolled back, even if someone
 * on the way catches the exception. Thread-safe.
 */
public final class Transactions {
  private static final Duration STUBBORN = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final boolean limits;
  private final StubbornWrites stubborn = new StubbornWrites();

  // Not static: it belongs to one database, and a process may have several open.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Open> current = new ThreadLocal<>();

  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Duration> patience = new ThreadLocal<>();

  Transactions(Jdbi jdbi) {
    this(jdbi, false);
  }

  /**
   * @param limits whether the driver can be told how long to wait for the server
   */
  Transactions(Jdbi jdbi, boolean limits) {
    this.jdbi = jdbi;
    this.limits = limits;
  }

  /**
   * While {@code work} runs, no statement of this thread waits longer than {@code limit} for a
   * database that went silent: for whoever must answer a person in time.
   */
  public <T> T hurried(Duration limit, Supplier<T> work) {
    @Nullable Duration outer = patience.get();
    patience.set(limit);
    try {
      return work.get();
    } finally {
      patience.set(outer);
    }
  }

  /** Runs {@code work} in the thread's transaction, or in a new one that commits at the end. */
  public <T> T call(Function<Handle, T> work) {
    @Nullable Open joined = current.get();
    return joined == null ? begin(work) : join(joined, work);
  }

  /** The same, without a result. */
  public void run(Consumer<Handle> work) {
    boolean ran =
        call(
            handle -> {
              work.accept(handle);
              return true;
            });
    assert ran;
  }

  /** One transaction around several stores; none of them is named here. */
  public void together(Runnable work) {
    run(handle -> work.run());
  }

  /**
   * Runs {@code work} when the thread's transaction has committed, or now if there is none. Not run
   * at all after a rollback, nor if the process dies in between: only for what may be missed.
   */
  public void afterCommit(Runnable work) {
    @Nullable Open open = current.get();
    if (open == null) {
      work.run();
    } else {
      open.afterCommit.add(work);
    }
  }

  /**
   * A short transaction of its own that is tried again until it is stored, for what cannot be had a
   * second time. Gives up only when the database is closed here, or after five minutes.
   */
  public <T> T callUntilStored(String what, Function<Handle, T> work) {
    return callUntilStored(what, STUBBORN, "it is lost", work);
  }

  /**
   * The same for what is worth {@code limit} only.
   *
   * @param otherwise what follows from it if {@code what} is not stored: the end of the log's line
   */
  public <T> T callUntilStored(
      String what, Duration limit, String otherwise, Function<Handle, T> work) {
    requireNone(what);
    return stubborn.store(what, limit, otherwise, () -> begin(work));
  }

  void close() {
    stubborn.close();
  }

  /**
   * To be asked before a vendor is called: its answer may take seconds, and until then a
   * transaction would hold rows that others wait for, and a connection of the pool.
   *
   * @throws IllegalStateException in a transaction
   */
  public void requireNone(String what) {
    if (active()) {
      throw new IllegalStateException(what + " has no place inside a transaction");
    }
  }

  /** Whether the calling thread is in a transaction. */
  public boolean active() {
    return current.get() != null;
  }

  private <T> T begin(Function<Handle, T> work) {
    List<Runnable> afterCommit = new ArrayList<>();
    T result =
        jdbi.inTransaction(
            handle -> {
              limit(handle);
              Open open = new Open(handle, afterCommit);
              current.set(open);
              try {
                T value = work.apply(handle);
                if (open.broken) {
                  throw new IllegalStateException(
                      "a part of this transaction failed, so nothing of it was stored");
                }
                return value;
              } finally {
                current.remove();
              }
            });
    afterCommit.forEach(Runnable::run);
    return result;
  }

  /** The pool takes the limit back with the connection. */
  private void limit(Handle handle) {
    @Nullable Duration limit = patience.get();
    if (limit == null || !limits) {
      return;
    }
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static <T> T join(Open open, Function<Handle, T> work) {
    boolean done = false;
    try {
      T value = work.apply(open.handle);
      done = true;
      return value;
    } finally {
      open.broken |= !done;
    }
  }

  /** The transaction that a thread is in; seen by that thread only. */
  private static final class Open {
    private final Handle handle;
    private final List<Runnable> afterCommit;
    private boolean broken;

    private Open(Handle handle, List<Runnable> afterCommit) {
      this.handle = handle;
      this.afterCommit = afterCommit;
    }
  }
}
