package dev.patchbay.keys;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.login.PendingLogins;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.KeyPrefix;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.ManualClock;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.PersonTokens;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.workspace.Installations;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One node of Patchbay, as far as keys go, on the real tables. */
final class KeyNode implements AutoCloseable {
  static final List<EncryptedColumn> COLUMNS =
      Stream.of(
              Installations.encryptedColumns(),
              AppToken.encryptedColumns(),
              PersonTokens.encryptedColumns(),
              PendingLogins.encryptedColumns(),
              ChangeIncident.encryptedColumns(),
              AccountSubscription.encryptedColumns())
          .flatMap(List::stream)
          .toList();
  private static final EncryptedColumn TOKEN = column("app_token.access_sealed");
  private static final EncryptedColumn URL = column("incident_change.response_url");
  private static final EncryptedColumn BOT = column("installation.bot_token");

  final Database database;
  final EncryptedValues values;
  final NodeKeys keys;
  final ReencryptJob reencrypt;

  KeyNode(DatabaseSettings settings, ManualClock clock, Path file, String name) {
    database = Database.open(settings);
    values = new EncryptedValues(database.transactions(), COLUMNS);
    var keyset = new KeysetStart(values, clock).load(file, true);
    keys = new NodeKeys(keyset, values, clock, UUID.randomUUID().toString(), name);
    reencrypt = new ReencryptJob(keys, values, clock);
  }

  KeyNode started() {
    keys.start();
    return this;
  }

  Encryptor encryptor() {
    return keys.keyset().encryptor();
  }

  /** The number of values that the key encrypted. */
  long encryptedWith(long key) {
    return values.count().of(key);
  }

  /** {@code count} rows in a table with a textual key, and one each with a number and with two. */
  void seed(int count) {
    for (int i = 0; i < count; i++) {
      execute(
          """
          insert into app_token (account, source, access_sealed, renew_at, expires_at, asked, scopes)
          values ('us.acme', 's%d', '%s', '2026-01-01', '2026-01-01', '', '')
          """
              .formatted(
                  i,
                  encryptor().encrypt(Secret.of("token-" + i), TOKEN.place("us.acme", "s" + i))));
    }
    execute(
        """
        insert into incident_change (id, home_id, user_id, team_id, channel_id, account, message_ts, thread_ts,
          response_url, candidates, change_to, message, state, created_at)
        values (7, 'T1', 'U1', 'T1', 'C1', 'us.acme', '', '', '%s', '', '', '', 'WAITING', '2026-01-01')
        """
            .formatted(encryptor().encrypt(Secret.of("https://respond"), URL.place(7))));
    execute(
        """
        insert into installation (enterprise_id, team_id, enterprise_name, team_name, url,
          org_wide, app_id, bot_id, bot_user_id, scopes, installer_id, bot_token, installed_at)
        values ('', 'T1', '', 'Acme', '', false, 'A1', 'B1', 'U1', '', '', '%s', '2026-01-01')
        """
            .formatted(encryptor().encrypt(Secret.of("xoxb-1"), BOT.place("", "T1"))));
  }

  /** A token that was refreshed. */
  void refresh(int i, String token) {
    execute(
        "update app_token set access_sealed = '%s' where source = 's%d'"
            .formatted(encryptor().encrypt(Secret.of(token), TOKEN.place("us.acme", "s" + i)), i));
  }

  String token(int i) {
    return open(TOKEN, "source = 's" + i + "'", "us.acme", "s" + i);
  }

  String responseUrl() {
    return open(URL, "id = 7", 7);
  }

  String botToken() {
    return open(BOT, "team_id = 'T1'", "", "T1");
  }

  private String open(EncryptedColumn column, String where, Object... row) {
    return encryptor().decrypt(stored(column.name(), where), column.place(row)).reveal();
  }

  String stored(String column, String where) {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery(
                        "select %s from %s where %s"
                            .formatted(column.split("\\.", 2)[1], column.split("\\.", 2)[0], where))
                    .mapTo(String.class)
                    .one());
  }

  long keyOf(int i) {
    return KeyPrefix.of(stored(TOKEN.name(), "source = 's" + i + "'")).orElseThrow();
  }

  void execute(String sql) {
    database.transactions().run(handle -> handle.createUpdate(sql).execute());
  }

  private static EncryptedColumn column(String name) {
    return COLUMNS.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  /** As by kill -9: the others are not told. */
  void kill() {
    database.close();
  }

  @Override
  public void close() {
    if (database.answers()) {
      keys.close();
      database.close();
    }
  }
}
