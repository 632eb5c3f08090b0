package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import java.time.Instant;

/**
 * Port, implemented in {@code slack}: shows channel and person what became of a request. Called on
 * a job thread, once, in the transaction that stores it: what is said is stored there, and sent
 * after the commit. {@link #delayed} is called outside of one, and sent at once; {@link #repaired},
 * for which nobody waits, is called after one.
 */
public interface WiringListener {
  /** What is said to have been done where {@link #othersRemoved} would have followed. */
  String REMOVE_OTHERS = "remove the other extensions of";

  /** How a connection came about. */
  enum Way {
    CREATED,
    /** An extension made by someone else was taken over. */
    ADOPTED,
    EDITED,
    /** Nothing differed that can be read; it was written whole and enabled all the same. */
    WRITTEN_AGAIN
  }

  void connected(Actor actor, Connection connection, Way way);

  /**
   * Beside {@link #connected}, and seen before or after it: other extensions of the service post to
   * the channel too.
   */
  void doubled(Actor actor, Connection connection, OtherExtensions others);

  /** The person asked for it; perhaps none was removed. */
  void othersRemoved(Actor actor, Connection connection, RemovedOthers removed);

  void disconnected(Actor actor, Connection connection);

  /** PagerDuty has no extension for it any more, as came out when it was to be written. */
  void gone(Connection connection);

  /**
   * Nobody asked: it had been changed in PagerDuty, and was made again as it is stored.
   *
   * @param was how it differed
   */
  default void repaired(Connection connection, DriftedConnection was) {}

  /**
   * Not yet: {@code why} is RateLimited or Unavailable, and it is tried again, first at {@code
   * next}.
   */
  void delayed(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why, Instant next);

  /** {@code doing}: "connect", "disconnect" or {@link #REMOVE_OTHERS}. */
  void refused(Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why);
}
