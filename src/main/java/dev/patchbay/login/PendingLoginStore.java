package dev.patchbay.login;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Logins that are at PagerDuty now, by the hash of their state. Taking one removes it: whoever
 * deletes the row has it, nobody has it twice. Thread-safe.
 */
final class PendingLoginStore {
  private static final EncryptedColumn VERIFIER =
      EncryptedColumn.of("pending_login", "verifier_sealed", "state_hash");

  private final Transactions transactions;
  private final Encryptor encryptor;
  private final AccountId account;

  PendingLoginStore(Transactions transactions, Encryptor encryptor, AccountId account) {
    this.transactions = transactions;
    this.encryptor = encryptor;
    this.account = account;
  }

  static EncryptedColumn encryptedColumn() {
    return VERIFIER;
  }

  /** A login that was begun. */
  record Pending(
      Login.Asked asked,
      String browserHash,
      Secret verifier,
      Set<String> scopes,
      Instant expiresAt) {}

  void add(String stateHash, Pending pending) {
    var asked = pending.asked();
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into pending_login
                      (state_hash, browser_hash, home_id, user_id, account, member_name,
                       workspace_name, verifier_sealed, scopes, expires_at)
                    values (:state, :browser, :home, :user, :account, :member, :workspace,
                      :verifier, :scopes, :expires)
                    """)
                .bind("state", stateHash)
                .bind("browser", pending.browserHash())
                .bind("home", asked.actor().home().value())
                .bind("user", asked.actor().user().value())
                .bind("account", account.toString())
                .bind("member", asked.slackUserName())
                .bind("workspace", asked.workspaceName())
                .bind("verifier", encryptor.encrypt(pending.verifier(), VERIFIER.place(stateHash)))
                .bind("scopes", String.join(" ", pending.scopes()))
                .bind("expires", pending.expiresAt())
                .execute());
  }

  /** Takes it, whatever its age and browser: a state that was seen is not good any more. */
  Optional<Pending> take(String stateHash) {
    return transactions.call(handle -> take(handle, stateHash));
  }

  /** Takes the newest one that this browser began. */
  Optional<Pending> takeOf(String browserHash) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select state_hash from pending_login
                    where browser_hash = :browser and (account is null or account = :account)
                    order by expires_at desc limit 1
                    """)
                .bind("browser", browserHash)
                .bind("account", account.toString())
                .mapTo(String.class)
                .findOne()
                .flatMap(stateHash -> take(handle, stateHash)));
  }

  int forget(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate("delete from pending_login where expires_at < :before")
                .bind("before", before)
                .execute());
  }

  private Optional<Pending> take(Handle handle, String stateHash) {
    var found =
        handle
            .createQuery(
                """
                select * from pending_login
                where state_hash = :state and (account is null or account = :account)
                """)
            .bind("state", stateHash)
            .bind("account", account.toString())
            .map(
                (row, context) ->
                    new Pending(
                        TicketStore.asked(row),
                        row.getString("browser_hash"),
                        encryptor.decrypt(
                            row.getString("verifier_sealed"), VERIFIER.place(stateHash)),
                        scopes(row.getString("scopes")),
                        Utc.read(row, "expires_at")))
            .findOne();
    int taken =
        handle
            .createUpdate("delete from pending_login where state_hash = :state")
            .bind("state", stateHash)
            .execute();
    return taken == 1 ? found : Optional.empty();
  }

  /** One that an earlier version began asked for all. */
  private static Set<String> scopes(@Nullable String line) {
    return line == null ? Scopes.ofPerson() : new LinkedHashSet<>(List.of(line.split(" ")));
  }
}
