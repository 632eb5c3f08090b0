package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes that PagerDuty refused because the account's plan does not include them: not offered for
 * a week, after which someone may have upgraded. Thread-safe.
 */
public final class HiddenChanges {
  /** Only some accounts have any; hidden until one is known. */
  private static final Set<String> RARE = Set.of("run_workflow");

  private static final String OFFERED = "offered ";
  private static final Duration HIDDEN = Duration.ofDays(7);

  private final Transactions transactions;
  private final Clock clock;
  private final HiddenChangeStore store = new HiddenChangeStore();

  public HiddenChanges(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** {@code key}: of an {@link IncidentChange}. */
  void hide(AccountId account, String key) {
    transactions.run(
        handle -> {
          store.forget(handle, clock.instant().minus(HIDDEN));
          store.hide(handle, account, key, clock.instant());
        });
  }

  /** The account has what a rare change needs. */
  void offer(AccountId account, String key) {
    transactions.run(
        handle -> {
          store.show(handle, account, key);
          store.hide(handle, account, OFFERED + key, clock.instant());
        });
  }

  /** It has not. */
  void withdraw(AccountId account, String key) {
    transactions.run(handle -> store.show(handle, account, OFFERED + key));
  }

  public Set<String> of(AccountId account) {
    var stored =
        transactions.call(handle -> store.hidden(handle, account, clock.instant().minus(HIDDEN)));
    return Stream.concat(
            stored.stream().filter(key -> !key.startsWith(OFFERED)),
            RARE.stream().filter(key -> !stored.contains(OFFERED + key)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
