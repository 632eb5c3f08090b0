package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.db.Transactions;
import java.time.Clock;

/** Clicks that could not be decoded, kept for the Patchbay admin: the newest 200. Thread-safe. */
public final class UnknownClicks {
  private static final int LONGEST = 100_000;

  private final UnknownClickStore store;
  private final Clock clock;

  public UnknownClicks(Transactions transactions, Clock clock) {
    this.store = new UnknownClickStore(transactions);
    this.clock = clock;
  }

  /** {@code redactedPayload} must hold no token, response_url or trigger id. Answers its id. */
  public String keep(Actor actor, String missing, String redactedPayload) {
    var payload = redactedPayload.substring(0, Math.min(LONGEST, redactedPayload.length()));
    return Long.toString(store.add(actor, missing, payload, clock.instant()));
  }
}
