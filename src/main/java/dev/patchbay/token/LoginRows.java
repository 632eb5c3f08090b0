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

/** A row of {@code person_login}: each token sealed for its row and column. Thread-safe. */
final class LoginRows {
  private static final Logger log = LoggerFactory.getLogger(LoginRows.class);
  private static final EncryptedColumn ACCESS =
      EncryptedColumn.of("person_login", "access_sealed", "home_id", "user_id", "account");
  private static final EncryptedColumn REFRESH =
      EncryptedColumn.of("person_login", "refresh_sealed", "home_id", "user_id", "account");

  private final Encryptor box;
  private final AccountId account;

  LoginRows(Encryptor box, AccountId account) {
    this.box = box;
    this.account = account;
  }

  static List<EncryptedColumn> sealed() {
    return List.of(ACCESS, REFRESH);
  }

  String sealAccess(Secret token, Actor actor) {
    return box.seal(token, place(ACCESS, actor));
  }

  String sealRefresh(Secret token, Actor actor) {
    return box.seal(token, place(REFRESH, actor));
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
    @Nullable String sealedAccess = row.getString("access_sealed");
    @Nullable String sealedRefresh = row.getString("refresh_sealed");
    var access = open(sealedAccess, ACCESS, actor);
    var refresh = open(sealedRefresh, REFRESH, actor);
    return new PersonLogin(
        person,
        row.getString("state").equals("active"),
        access,
        refresh,
        (sealedAccess != null && access.isEmpty()) || (sealedRefresh != null && refresh.isEmpty()),
        Utc.read(row, "access_renew_at"),
        Utc.read(row, "access_expires_at"),
        Utc.read(row, "refresh_expires_at"),
        row.getLong("generation"));
  }

  /** One that does not open serves as none for now: the right keys may come back. */
  private Optional<Secret> open(@Nullable String sealed, EncryptedColumn column, Actor actor) {
    if (sealed == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(box.open(sealed, place(column, actor)));
    } catch (UnreadableSecretException e) {
      log.error(
          "{} of {} does not open with this keyset; it is kept, and the person has to log in: {}",
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
