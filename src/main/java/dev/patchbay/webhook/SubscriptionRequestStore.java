package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether PagerDuty may have a subscription for us that is not stored: it was asked, and has not
 * answered, or the answer was lost. Thread-safe.
 */
final class SubscriptionRequestStore {
  private final Transactions transactions;
  private final AccountId account;

  SubscriptionRequestStore(Transactions transactions, AccountId account) {
    this.transactions = transactions;
    this.account = account;
  }

  /** PagerDuty is asked for one now. */
  void ask(Lease lease, Instant now) {
    transactions.run(
        handle -> {
          lease.check(handle);
          answered();
          handle
              .createUpdate(
                  """
                  insert into webhook_subscription_request (account, asked_at)
                  values (:account, :now)
                  """)
              .bind("account", account.toString())
              .bind("now", now)
              .execute();
        });
  }

  /** PagerDuty said no, or what it may have made is stored or gone. */
  void answered() {
    transactions.run(
        handle ->
            handle
                .createUpdate("delete from webhook_subscription_request where account = :account")
                .bind("account", account.toString())
                .execute());
  }

  /** Since when one may exist. */
  Optional<Instant> askedAt() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    "select asked_at from webhook_subscription_request where account = :account")
                .bind("account", account.toString())
                .map((row, context) -> Utc.read(row, "asked_at"))
                .findOne());
  }
}
