package dev.patchbay.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What a person asked for in Slack before being logged in; kept for an hour, in the database.
 * Thread-safe.
 */
public final class PendingCommands {
  private static final Duration KEPT = Duration.ofHours(1);

  private final PendingCommandStore store;
  private final Clock clock;

  public PendingCommands(Transactions transactions, Clock clock) {
    this.store = new PendingCommandStore(transactions);
    this.clock = clock;
  }

  /** {@code command} as typed after {@code /pd}. */
  public record PendingCommand(Place place, String channelName, String command) {}

  /** Keeps it; the newest of a channel replaces an older one. */
  public void keep(Actor actor, PendingCommand pending) {
    store.put(actor, pending, clock.instant());
  }

  /** Those that wait, oldest first. */
  public List<PendingCommand> waiting(Actor actor) {
    return store.find(actor, clock.instant().minus(KEPT));
  }

  /** It waits no more; one that replaced it meanwhile stays. */
  public void remove(Actor actor, PendingCommand pending) {
    store.delete(actor, pending);
  }

  /** Removes those nobody came back for; a recurring job calls it. Answers how many. */
  public int forgetExpired() {
    return store.forget(clock.instant().minus(KEPT));
  }
}
