package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Persons' logins and their tokens, encrypted, each bound to its row and column. Thread-safe. */
final class LoginStore {
  private static final String ANY = "";
  private static final String OF_PERSON =
      " where home_id = :home and user_id = :user and account = :account";

  private final Transactions transactions;
  private final LoginRows rows;
  private final AccountId account;
  private final Optional<String> client;

  LoginStore(
      Transactions transactions, Encryptor encryptor, AccountId account, Optional<String> client) {
    this.transactions = transactions;
    this.rows = new LoginRows(encryptor, account, client);
    this.client = client;
    this.account = account;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return LoginRows.encryptedColumns();
  }

  Optional<PersonLogin> find(Actor actor) {
    return transactions.call(handle -> select(handle, actor, ""));
  }

  /** Adds or replaces, in one transaction with {@code also}; answers what was there before. */
  Optional<PersonLogin> save(
      Person person, TokenGrant grant, TokenLife life, Instant refreshExpiresAt, Runnable also) {
    return transactions.call(
        handle -> {
          var before = select(handle, person.actor(), " for update");
          if (update(handle, person, grant, life, refreshExpiresAt, ANY) == 0) {
            insertEmpty(handle, person, life, refreshExpiresAt);
            update(handle, person, grant, life, refreshExpiresAt, ANY);
          }
          also.run();
          return before;
        });
  }

  /**
   * The rotated tokens; what the grant does not bring stays as it was. Whether the row was still as
   * {@code login}.
   */
  boolean refresh(PersonLogin login, TokenGrant grant, TokenLife life, Instant refreshExpiresAt) {
    var person = login.person();
    var scopes = grant.scopes().isEmpty() ? person.scopes() : grant.scopes();
    var kept =
        new TokenGrant(
            grant.access(), grant.refresh().or(login::refresh), grant.life(), Set.copyOf(scopes));
    return transactions.callUntilStored(
        "the refreshed login of " + person.actor(),
        handle ->
            update(
                    handle,
                    person,
                    kept,
                    life,
                    refreshExpiresAt,
                    " and generation = " + login.generation())
                == 1);
  }

  /** Unless the row has changed since. */
  void postpone(PersonLogin login, Instant refreshAt) {
    transactions.run(
        handle ->
            named(
                    handle.createUpdate(
                        """
                        update person_login set access_renew_at = :renew
                        where home_id = :home and user_id = :user and account = :account
                          and generation = :seen
                        """),
                    login.person().actor())
                .bind("seen", login.generation())
                .bind("renew", refreshAt)
                .execute());
  }

  /** Keeps the row, without tokens; unless it has changed since. */
  void end(PersonLogin login) {
    transactions.run(
        handle ->
            named(
                    handle.createUpdate(
                        """
                        update person_login
                        set state = 'ended', access_sealed = null, refresh_sealed = null,
                          generation = generation + 1
                        where home_id = :home and user_id = :user and account = :account
                          and generation = :seen
                        """),
                    login.person().actor())
                .bind("seen", login.generation())
                .execute());
  }

  /** Removes it; answers what was there. */
  Optional<PersonLogin> remove(Actor actor) {
    return transactions.call(
        handle -> {
          var before = select(handle, actor, " for update");
          named(handle.createUpdate("delete from person_login" + OF_PERSON), actor).execute();
          return before;
        });
  }

  private Optional<PersonLogin> select(Handle handle, Actor actor, String lock) {
    return named(handle.createQuery("select * from person_login" + OF_PERSON + lock), actor)
        .map((row, context) -> rows.read(actor, row))
        .findOne();
  }

  private int update(
      Handle handle,
      Person person,
      TokenGrant grant,
      TokenLife life,
      Instant refreshExpiresAt,
      String only) {
    return columns(
            handle.createUpdate(
                """
                update person_login
                set state = 'active', pagerduty_user_id = :id, name = :name, email = :email,
                  access_sealed = :access, refresh_sealed = :refresh, access_renew_at = :renew,
                  access_expires_at = :expires, refresh_expires_at = :refreshExpires,
                  scopes = :scopes, logged_in_at = :at, client_id = :client,
                  generation = generation + 1
                where home_id = :home and user_id = :user and account = :account
                """
                    + only),
            person,
            life,
            refreshExpiresAt)
        .bind("scopes", String.join(" ", grant.scopes()))
        .bind("client", client.orElse(null))
        .bind("access", rows.encryptAccess(grant.access(), person.actor()))
        .bind(
            "refresh",
            grant.refresh().map(token -> rows.encryptRefresh(token, person.actor())).orElse(null))
        .execute();
  }

  /** Two browsers may finish the first login of one person at once: the row is made once. */
  private void insertEmpty(Handle handle, Person person, TokenLife life, Instant refreshExpiresAt) {
    columns(
            handle.createUpdate(
                """
                insert into person_login
                  (home_id, user_id, account, state, pagerduty_user_id, name, email, access_renew_at,
                   access_expires_at, refresh_expires_at, scopes, logged_in_at, generation)
                values (:home, :user, :account, 'active', :id, :name, :email, :renew, :expires,
                  :refreshExpires, '', :at, :first)
                on conflict do nothing
                """),
            person,
            life,
            refreshExpiresAt)
        // Above those of a login that was removed: what is still under way for it finds no row.
        .bind("first", person.loggedInAt().toEpochMilli())
        .execute();
  }

  private <S extends SqlStatement<S>> S columns(
      S statement, Person person, TokenLife life, Instant refreshExpiresAt) {
    return named(statement, person.actor())
        .bind("id", person.pagerDutyUserId())
        .bind("name", person.name())
        .bind("email", person.email())
        .bind("renew", life.refreshAt())
        .bind("expires", life.expiresAt())
        .bind("refreshExpires", refreshExpiresAt)
        .bind("at", person.loggedInAt());
  }

  private <S extends SqlStatement<S>> S named(S statement, Actor actor) {
    return statement
        .bind("home", actor.home().value())
        .bind("user", actor.user().value())
        .bind("account", account.toString());
  }
}
