package dev.patchbay.login;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Single-use tickets of login links, by the ticket's hash. Thread-safe. */
final class TicketStore {
  private final Transactions transactions;
  private final AccountId account;

  TicketStore(Transactions transactions, AccountId account) {
    this.transactions = transactions;
    this.account = account;
  }

  /** A ticket as it stands; it may be used or too old. */
  record Ticket(Login.Asked asked, Instant expiresAt, boolean used) {}

  void add(String hash, Login.Asked asked, Instant expiresAt) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into login_ticket
                      (ticket_hash, home_id, user_id, account, member_name, workspace_name, expires_at)
                    values (:hash, :home, :user, :account, :member, :workspace, :expires)
                    """)
                .bind("hash", hash)
                .bind("home", asked.actor().home().value())
                .bind("user", asked.actor().user().value())
                .bind("account", account.toString())
                .bind("member", asked.slackUserName())
                .bind("workspace", asked.workspaceName())
                .bind("expires", expiresAt)
                .execute());
  }

  Optional<Ticket> find(String hash) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from login_ticket
                    where ticket_hash = :hash and (account is null or account = :account)
                    """)
                .bind("hash", hash)
                .bind("account", account.toString())
                .map(
                    (row, context) ->
                        new Ticket(
                            asked(row),
                            Utc.read(row, "expires_at"),
                            row.getObject("used_at") != null))
                .findOne());
  }

  /** True for exactly one caller, and only while the ticket is good. */
  boolean use(String hash, Instant now) {
    return transactions.call(
        handle ->
            handle
                    .createUpdate(
                        """
                        update login_ticket set used_at = :now
                        where ticket_hash = :hash and used_at is null and expires_at > :now
                        """)
                    .bind("hash", hash)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  /** Used ones stay until {@code before} too, so that a second try shows what happened. */
  int forget(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate("delete from login_ticket where expires_at < :before")
                .bind("before", before)
                .execute());
  }

  static Login.Asked asked(ResultSet row) throws SQLException {
    return new Login.Asked(
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id"))),
        row.getString("member_name"),
        row.getString("workspace_name"));
  }
}
