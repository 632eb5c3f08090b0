package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.db.Utc;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import dev.patchbay.secret.UnreadableSecretException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of {@code person_login}: each token encrypted for its row and column. Thread-safe. */
final class LoginRows {
  private static final Logger log = LoggerFactory.getLogger(LoginRows.class);
  private static final EncryptedColumn ACCESS =
      EncryptedColumn.of("person_login", "access_sealed", "home_id", "user_id", "account");
  private static final EncryptedColumn REFRESH =
      EncryptedColumn.of("person_login", "refresh_sealed", "home_id", "user_id", "account");

  private final Encryptor encryptor;
  private final AccountId account;
  private final Optional<String> client;

  LoginRows(Encryptor encryptor, AccountId account, Optional<String> client) {
    this.encryptor = encryptor;
    this.account = account;
    this.client = client;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return List.of(ACCESS, REFRESH);
  }

  String encryptAccess(Secret token, Actor actor) {
    return encryptor.encrypt(token, place(ACCESS, actor));
  }

  String encryptRefresh(Secret token, Actor actor) {
    return encryptor.encrypt(token, place(REFRESH, actor));
  }

  PersonLogin read(Actor actor, ResultSet row) throws SQLException {
    var scopes = new LinkedHashSet<>(List.of(row.getString("scopes").split(" ")));
    scopes.remove("");
    var person =
        new Person(
            actor,
            row.getString("pagerduty_user_id"),
            row.getString("name"),
            row.getString("email"),
            scopes,
            Utc.read(row, "logged_in_at"));
    @Nullable String encryptedAccess = row.getString("access_sealed");
    @Nullable String encryptedRefresh = row.getString("refresh_sealed");
    var access = decrypted(encryptedAccess, ACCESS, actor);
    var refresh = decrypted(encryptedRefresh, REFRESH, actor);
    return new PersonLogin(
        person,
        row.getString("state").equals("active") && isOurs(row.getString("client_id")),
        access,
        refresh,
        (encryptedAccess != null && access.isEmpty())
            || (encryptedRefresh != null && refresh.isEmpty()),
        Utc.read(row, "access_renew_at"),
        Utc.read(row, "access_expires_at"),
        Utc.read(row, "refresh_expires_at"),
        row.getLong("generation"));
  }

  /** Another client's tokens are kept: its id may come back to the settings. */
  private boolean isOurs(@Nullable String clientId) {
    return clientId == null || client.isEmpty() || clientId.equals(client.get());
  }

  /** One that cannot be decrypted counts as none for now: the right keys may come back. */
  private Optional<Secret> decrypted(
      @Nullable String encrypted, EncryptedColumn column, Actor actor) {
    if (encrypted == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(encryptor.decrypt(encrypted, place(column, actor)));
    } catch (UnreadableSecretException e) {
      log.error(
          "{} of {} cannot be decrypted with this keyset; it is kept, and the person has to log in:"
              + " {}",
          column.name(),
          actor,
          e.getMessage());
      return Optional.empty();
    }
  }

  private String place(EncryptedColumn column, Actor actor) {
    return column.place(actor.home(), actor.user(), account);
  }
}
