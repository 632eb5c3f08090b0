package dev.patchbay.workspace;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code installation}: each token encrypted for its row and column. Thread-safe. */
final class InstallationRows {
  private static final EncryptedColumn BOT_TOKEN =
      EncryptedColumn.of("installation", "bot_token", "enterprise_id", "team_id");
  private static final EncryptedColumn REFRESH_TOKEN =
      EncryptedColumn.of("installation", "refresh_token", "enterprise_id", "team_id");

  private final Encryptor encryptor;

  InstallationRows(Encryptor encryptor) {
    this.encryptor = encryptor;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return List.of(BOT_TOKEN, REFRESH_TOKEN);
  }

  String encryptBotToken(Secret token, String enterprise, String team) {
    return encryptor.encrypt(token, BOT_TOKEN.place(enterprise, team));
  }

  String encryptRefreshToken(Secret token, String enterprise, String team) {
    return encryptor.encrypt(token, REFRESH_TOKEN.place(enterprise, team));
  }

  Installation read(ResultSet row) throws SQLException {
    String enterprise = row.getString("enterprise_id");
    String team = row.getString("team_id");
    Instant installedAt = row.getObject("installed_at", OffsetDateTime.class).toInstant();
    return new Installation(
        present(team).map(TeamId::new),
        present(enterprise),
        row.getString("enterprise_name"),
        row.getString("team_name"),
        row.getString("url"),
        row.getBoolean("org_wide"),
        row.getString("app_id"),
        row.getString("bot_id"),
        row.getString("bot_user_id"),
        row.getString("scopes"),
        present(row.getString("installer_id")).map(SlackUserId::new),
        encryptor.decrypt(row.getString("bot_token"), BOT_TOKEN.place(enterprise, team)),
        installedAt,
        rotation(row, enterprise, team));
  }

  private Optional<Rotation> rotation(ResultSet row, String enterprise, String team)
      throws SQLException {
    @Nullable String refresh = row.getString("refresh_token");
    @Nullable OffsetDateTime expires = row.getObject("token_expires_at", OffsetDateTime.class);
    return refresh == null || expires == null
        ? Optional.empty()
        : Optional.of(
            new Rotation(
                encryptor.decrypt(refresh, REFRESH_TOKEN.place(enterprise, team)),
                expires.toInstant(),
                row.getString("rotation_trouble")));
  }

  private static Optional<String> present(String value) {
    return Optional.of(value).filter(given -> !given.isEmpty());
  }
}
