package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Changes that PagerDuty refused because the account's plan does not include them: not offered for
 * a week, after which somebody may have upgraded. Thread-safe.
 */
public final class HiddenChanges {
  private static final Duration HIDDEN = Duration.ofDays(7);

  private final Transactions transactions;
  private final Clock clock;
  private final HiddenChangeStore store = new HiddenChangeStore();

  public HiddenChanges(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** {@code key}: of an {@link IncidentChange}. */
  public void hide(AccountId account, String key) {
    transactions.run(
        handle -> {
          store.forget(handle, clock.instant().minus(HIDDEN));
          store.hide(handle, account, key, clock.instant());
        });
  }

  public Set<String> of(AccountId account) {
    return transactions.call(
        handle -> store.hidden(handle, account, clock.instant().minus(HIDDEN)));
  }
}
