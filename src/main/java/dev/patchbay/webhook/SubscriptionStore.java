package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Lease;
import dev.patchbay.db.LeaseLostException;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import dev.patchbay.secret.UnreadableSecretException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions of one account. Thread-safe. */
final class SubscriptionStore {
  private static final Logger log = LoggerFactory.getLogger(SubscriptionStore.class);
  private static final EncryptedColumn SECRET =
      EncryptedColumn.of("webhook_subscription", "secret_sealed", "account", "id");

  /**
   * A subscription as stored.
   *
   * @param secret empty where the keyset of now cannot decrypt it
   * @param current whether it is the one; else it was replaced
   * @param checkedAt when PagerDuty was last seen to have it, enabled
   */
  record Stored(
      String id, String url, Optional<Secret> secret, boolean current, Instant checkedAt) {}

  private final Transactions transactions;
  private final Encryptor encryptor;
  private final AccountId account;
  private final SubscriptionRequestStore requests;

  SubscriptionStore(Transactions transactions, Encryptor encryptor, AccountId account) {
    this.transactions = transactions;
    this.encryptor = encryptor;
    this.account = account;
    this.requests = new SubscriptionRequestStore(transactions, account);
  }

  static List<EncryptedColumn> encryptedColumns() {
    return List.of(SECRET);
  }

  /** All whose deliveries are accepted: also those that were replaced, until they are pruned. */
  List<Stored> all() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from webhook_subscription where account = :account
                    order by created_at desc
                    """)
                .bind("account", account.toString())
                .map((row, context) -> read(row))
                .list());
  }

  Optional<Stored> current() {
    return all().stream().filter(Stored::current).findFirst();
  }

  /** Those that PagerDuty may still have. */
  List<String> toDelete() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select id from webhook_subscription
                    where account = :account and state = 'replaced' and deleted_at is null
                    """)
                .bind("account", account.toString())
                .mapTo(String.class)
                .list());
  }

  /**
   * Stores the new one as current, and that PagerDuty answered; tries until it is stored, since its
   * secret is shown only once. False where another node holds the lease by now.
   */
  boolean begin(Lease lease, String id, String url, Secret secret, Instant now) {
    String encrypted = encryptor.encrypt(secret, SECRET.place(account, id));
    return transactions.callUntilStored(
        "the secret of a webhook subscription",
        handle -> {
          if (!holds(lease, handle)) {
            return false;
          }
          handle
              .createUpdate(
                  """
                  update webhook_subscription set state = 'replaced', replaced_at = :now
                  where account = :account and state = 'current'
                  """)
              .bind("account", account.toString())
              .bind("now", now)
              .execute();
          handle
              .createUpdate(
                  """
                  insert into webhook_subscription
                    (account, id, url, secret_sealed, state, created_at, checked_at)
                  values (:account, :id, :url, :secret, 'current', :now, :now)
                  """)
              .bind("account", account.toString())
              .bind("id", id)
              .bind("url", url)
              .bind("secret", encrypted)
              .bind("now", now)
              .execute();
          requests.answered();
          return true;
        });
  }

  private static boolean holds(Lease lease, Handle handle) {
    try {
      lease.check(handle);
      return true;
    } catch (LeaseLostException e) {
      // Trying again does not bring it back.
      return false;
    }
  }

  /** Nothing is current any more; what there was is to be deleted at PagerDuty. */
  void retire(Lease lease, Instant now) {
    transactions.run(
        handle -> {
          lease.check(handle);
          handle
              .createUpdate(
                  """
                  update webhook_subscription set state = 'replaced', replaced_at = :now
                  where account = :account and state = 'current'
                  """)
              .bind("account", account.toString())
              .bind("now", now)
              .execute();
        });
  }

  void checked(String id, Instant now) {
    mark("checked_at", id, now);
  }

  void pinged(String id, Instant now) {
    mark("pinged_at", id, now);
  }

  /** PagerDuty has it no longer. */
  void deleted(String id, Instant now) {
    mark("deleted_at", id, now);
  }

  private void mark(String column, String id, Instant now) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    "update webhook_subscription set <column> = :now"
                        + " where account = :account and id = :id")
                .define("column", column)
                .bind("account", account.toString())
                .bind("id", id)
                .bind("now", now)
                .execute());
  }

  Optional<Instant> lastPing() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select pinged_at from webhook_subscription
                    where account = :account and state = 'current' and pinged_at is not null
                    """)
                .bind("account", account.toString())
                .map((row, context) -> Utc.read(row, "pinged_at"))
                .findOne());
  }

  /** Forgets those that were deleted so long ago that nothing of theirs is on its way any more. */
  void prune(Instant deletedBefore) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from webhook_subscription
                    where account = :account and deleted_at < :before
                    """)
                .bind("account", account.toString())
                .bind("before", deletedBefore)
                .execute());
  }

  private Stored read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new Stored(
        id,
        row.getString("url"),
        decrypted(id, row.getString("secret_sealed")),
        row.getString("state").equals("current"),
        Utc.read(row, "checked_at"));
  }

  /** One that cannot be decrypted is as good as unknown: the subscription is replaced. */
  private Optional<Secret> decrypted(String id, String encrypted) {
    try {
      return Optional.of(encryptor.decrypt(encrypted, SECRET.place(account, id)));
    } catch (UnreadableSecretException e) {
      log.warn("The secret of webhook subscription {} cannot be decrypted", id, e);
      return Optional.empty();
    }
  }
}
