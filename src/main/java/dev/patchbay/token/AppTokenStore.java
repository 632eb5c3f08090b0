package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import dev.patchbay.secret.UnreadableSecretException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app token that all nodes share, encrypted. Thread-safe. */
final class AppTokenStore {
  private static final Logger log = LoggerFactory.getLogger(AppTokenStore.class);
  private static final EncryptedColumn ACCESS =
      EncryptedColumn.of("app_token", "access_sealed", "account", "source");

  private final Transactions transactions;
  private final Encryptor encryptor;
  private final AccountId account;

  AppTokenStore(Transactions transactions, Encryptor encryptor, AccountId account) {
    this.transactions = transactions;
    this.encryptor = encryptor;
    this.account = account;
  }

  static EncryptedColumn encryptedColumn() {
    return ACCESS;
  }

  /** A token as stored. */
  record Stored(Secret access, TokenLife life, Set<String> asked, Set<String> scopes) {
    Stored withRefreshAt(Instant next) {
      return new Stored(access, new TokenLife(next, life.expiresAt()), asked, scopes);
    }
  }

  /** A row, and what in it can be decrypted. */
  record Row(long generation, Optional<Stored> token) {}

  /** The row of {@code source} as it stands, made first if there is none. */
  Row look(String source) {
    return transactions.call(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into app_token (account, source, renew_at, expires_at, asked, scopes)
                  values (:account, :source, :never, :never, '', '') on conflict do nothing
                  """)
              .bind("account", account.toString())
              .bind("source", source)
              .bind("never", Instant.EPOCH)
              .execute();
          return handle
              .createQuery("select * from app_token where account = :account and source = :source")
              .bind("account", account.toString())
              .bind("source", source)
              .map((row, context) -> new Row(row.getLong("generation"), read(source, row)))
              .one();
        });
  }

  /** Whether the row was still of {@code generation}, and so was changed. */
  boolean save(
      String source, TokenGrant grant, TokenLife life, Set<String> asked, long generation) {
    return transactions.callUntilStored(
        "a new app token",
        handle ->
            handle
                    .createUpdate(
                        """
                        update app_token
                        set access_sealed = :access, renew_at = :renew, expires_at = :expires,
                          asked = :asked, scopes = :scopes, generation = generation + 1
                        where account = :account and source = :source and generation = :generation
                        """)
                    .bind("account", account.toString())
                    .bind("source", source)
                    .bind("generation", generation)
                    .bind(
                        "access", encryptor.encrypt(grant.access(), ACCESS.place(account, source)))
                    .bind("renew", life.refreshAt())
                    .bind("expires", life.expiresAt())
                    .bind("asked", line(asked))
                    .bind("scopes", line(grant.scopes()))
                    .execute()
                == 1);
  }

  /** No node tries to refresh it before {@code refreshAt}; unless the row has changed since. */
  void postpone(String source, Instant refreshAt, long generation) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update app_token set renew_at = :renew
                    where account = :account and source = :source and generation = :generation
                    """)
                .bind("renew", refreshAt)
                .bind("account", account.toString())
                .bind("source", source)
                .bind("generation", generation)
                .execute());
  }

  private Optional<Stored> read(String source, ResultSet row) throws SQLException {
    var access = decrypted(source, row.getString("access_sealed"));
    if (access.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stored(
            access.get(),
            new TokenLife(Utc.read(row, "renew_at"), Utc.read(row, "expires_at")),
            set(row.getString("asked")),
            set(row.getString("scopes"))));
  }

  /** One that cannot be decrypted is replaced: a new one costs a request. */
  private Optional<Secret> decrypted(String source, @Nullable String encrypted) {
    if (encrypted == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(encryptor.decrypt(encrypted, ACCESS.place(account, source)));
    } catch (UnreadableSecretException e) {
      log.warn(
          "the stored app token cannot be decrypted with this keyset; asking for a new one", e);
      return Optional.empty();
    }
  }

  private static String line(Set<String> scopes) {
    return String.join(" ", new TreeSet<>(scopes));
  }

  private static Set<String> set(String line) {
    return line.isBlank() ? Set.of() : Set.of(line.split(" "));
  }
}
