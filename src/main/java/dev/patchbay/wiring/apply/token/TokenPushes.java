package dev.patchbay.wiring.apply.token;

import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import java.time.Instant;
import java.util.Optional;

/** The connections that are marked for a new bot token. Thread-safe. */
public interface TokenPushes {
  /** Those that were refused are due now: the Patchbay admin may have fixed it. */
  int refusedDueNow(Instant now);

  Optional<ConnectionKey> nextDue(Instant now);

  /** When the next one is due; empty when none is marked. */
  Optional<Instant> nextTry();

  /** The connection, if it is still marked. */
  Optional<DueTokenPush> find(ConnectionKey key);

  /**
   * The token is there. The mark goes, unless it was set again for a newer token meanwhile; if that
   * one was even written already, it has just been overwritten and is due again.
   */
  void pushed(DueTokenPush marked, String fingerprint, Instant now);

  /** Not now. Counts as no attempt. */
  void postpone(ConnectionKey key, Instant until);

  /** Not done, and why; a mark that is newer is due when it says. */
  void failed(DueTokenPush marked, ConnectionState state, String reason, Instant nextTry);

  /** True for the one caller who found out. */
  boolean gone(DueTokenPush marked, Instant now);
}
