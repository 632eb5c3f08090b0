package dev.patchbay.workspace;

import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.UnreadableSecretException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table {@code installation}, read with {@code team_enterprise}. */
final class InstallationStore {
  private static final String UPDATE =
      """
      update installation set enterprise_name = :enterpriseName, team_name = :teamName, url = :url,
        org_wide = :orgWide, app_id = :appId, bot_id = :botId, bot_user_id = :botUserId,
        scopes = :scopes, installer_id = :installer, bot_token = :botToken,
        installed_at = :installedAt, refresh_token = :refresh, token_expires_at = :expires,
        rotation_trouble = :trouble, generation = :generation
      where enterprise_id = :enterprise and team_id = :team
      """;

  private static final String INSERT =
      """
      insert into installation (enterprise_id, team_id, enterprise_name, team_name, url, org_wide,
        app_id, bot_id, bot_user_id, scopes, installer_id, bot_token, installed_at, refresh_token,
        token_expires_at, rotation_trouble, generation)
      values (:enterprise, :team, :enterpriseName, :teamName, :url, :orgWide,
        :appId, :botId, :botUserId, :scopes, :installer, :botToken, :installedAt, :refresh,
        :expires, :trouble, :generation)
      """;

  private final InstallationRows rows;

  InstallationStore(Encryptor encryptor) {
    this.rows = new InstallationRows(encryptor);
  }

  static List<EncryptedColumn> encryptedColumns() {
    return InstallationRows.encryptedColumns();
  }

  /** {@code id} is a workspace's, or an org's where Slack names nothing smaller. */
  Optional<Installation> find(Handle handle, TeamId id) {
    return handle
        .createQuery(
            """
            select * from installation
            where team_id = :id
              or (team_id = '' and enterprise_id = :id)
              or (team_id = '' and enterprise_id =
                (select enterprise_id from team_enterprise where team_id = :id))
            order by case when team_id = '' then 0 else 1 end
            limit 1
            """)
        .bind("id", id.value())
        .map((row, context) -> rows.read(row))
        .findOne();
  }

  List<TeamId> reach(Handle handle, HomeId home) {
    return handle
        .createQuery(
            """
            select case when team_id = '' then enterprise_id else team_id end as id
            from installation where team_id = :home or enterprise_id = :home
            order by case when team_id = '' then 0 else 1 end, team_id
            """)
        .bind("home", home.value())
        .mapTo(String.class)
        .map(TeamId::new)
        .list();
  }

  /** That workspace's own, whatever its org; without a workspace, the org-wide one. */
  Optional<Installation> at(Handle handle, Optional<TeamId> team, Optional<String> enterprise) {
    return handle
        .createQuery(
            """
            select * from installation
            where team_id = :team and (team_id <> '' or enterprise_id = :enterprise)
            """)
        .bind("team", team.map(TeamId::value).orElse(""))
        .bind("enterprise", enterprise.orElse(""))
        .map((row, context) -> rows.read(row))
        .findOne();
  }

  /** Without those that cannot be decrypted with this keyset. */
  List<Installation> readable(Handle handle) {
    return handle
        .createQuery("select * from installation order by enterprise_id, team_id")
        .map((row, context) -> readIfPossible(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Installation> readIfPossible(ResultSet row) throws SQLException {
    try {
      return Optional.of(rows.read(row));
    } catch (UnreadableSecretException e) {
      return Optional.empty();
    }
  }

  List<Installation> all(Handle handle) {
    return handle
        .createQuery("select * from installation order by team_name, enterprise_id, team_id")
        .map((row, context) -> rows.read(row))
        .list();
  }

  boolean any(Handle handle) {
    return handle
        .createQuery("select 1 from installation limit 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  boolean covers(Handle handle, Optional<TeamId> team, Optional<String> enterprise) {
    return handle
        .createQuery(
            """
            select 1 from installation
            where (team_id <> '' and team_id = :team)
              or (enterprise_id <> '' and enterprise_id = :enterprise
                and (team_id = '' or :team = ''))
            limit 1
            """)
        .bind("team", team.map(TeamId::value).orElse(""))
        .bind("enterprise", enterprise.orElse(""))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * An installation and which grant it is: a number that grows with each token, and never with what
   * else is known of the workspace.
   */
  record Row(Installation installation, long generation) {}

  Optional<Row> row(Handle handle, Optional<TeamId> team, Optional<String> enterprise) {
    return row(handle, team, enterprise, "");
  }

  /** The same; nobody else reads it so, or writes it, before the transaction ends. */
  Optional<Row> lock(Handle handle, Optional<TeamId> team, Optional<String> enterprise) {
    return row(handle, team, enterprise, " for update");
  }

  private Optional<Row> row(
      Handle handle, Optional<TeamId> team, Optional<String> enterprise, String lock) {
    return handle
        .createQuery(
            """
            select * from installation
            where team_id = :team and (team_id <> '' or enterprise_id = :enterprise)\
            """
                + lock)
        .bind("team", team.map(TeamId::value).orElse(""))
        .bind("enterprise", enterprise.orElse(""))
        .map((row, context) -> new Row(rows.read(row), row.getLong("generation")))
        .findOne();
  }

  /** The highest of the workspace or org, locked; nothing is decrypted. */
  Optional<Long> generation(Handle handle, Installation installation) {
    return handle
        .createQuery(
            """
            select generation from installation
            where team_id = :team and (team_id <> '' or enterprise_id = :enterprise)
            for update
            """)
        .bind("team", installation.team().map(TeamId::value).orElse(""))
        .bind("enterprise", installation.enterprise().orElse(""))
        .mapTo(Long.class)
        .stream()
        .max(Long::compare);
  }

  /** A workspace has one installation, though its org may have become known or changed. */
  void save(Handle handle, Installation installation, long generation) {
    // Changed where it stands: who waits for the row's lock must find the row when it comes.
    handle
        .createUpdate(
            """
            update installation set enterprise_id = :enterprise
            where team_id = :team and team_id <> '' and enterprise_id <> :enterprise
            """)
        .bind("team", installation.team().map(TeamId::value).orElse(""))
        .bind("enterprise", installation.enterprise().orElse(""))
        .execute();
    if (with(handle.createUpdate(UPDATE), installation, generation).execute() == 0) {
      with(handle.createUpdate(INSERT), installation, generation).execute();
    }
  }

  private Update with(Update statement, Installation installation, long generation) {
    String enterprise = installation.enterprise().orElse("");
    String team = installation.team().map(TeamId::value).orElse("");
    Optional<Rotation> rotation = installation.rotation();
    return statement
        .bind("enterprise", enterprise)
        .bind("team", team)
        .bind("enterpriseName", installation.enterpriseName())
        .bind("teamName", installation.teamName())
        .bind("url", installation.url())
        .bind("orgWide", installation.orgWide())
        .bind("appId", installation.appId())
        .bind("botId", installation.botId())
        .bind("botUserId", installation.botUserId())
        .bind("scopes", installation.scopes())
        .bind("installer", installation.installer().map(SlackUserId::value).orElse(""))
        .bind("botToken", rows.encryptBotToken(installation.botToken(), enterprise, team))
        .bind("installedAt", installation.installedAt())
        .bindByType(
            "refresh",
            rotation
                .map(now -> rows.encryptRefreshToken(now.refreshToken(), enterprise, team))
                .orElse(null),
            String.class)
        .bindByType("expires", rotation.map(Rotation::expiresAt).orElse(null), Instant.class)
        .bind("generation", generation)
        .bind("trouble", rotation.map(Rotation::trouble).orElse(""));
  }

  void delete(Handle handle, Optional<TeamId> team, Optional<String> enterprise) {
    handle
        .createUpdate(
            """
            delete from installation
            where team_id = :team and (team_id <> '' or enterprise_id = :enterprise)
            """)
        .bind("team", team.map(TeamId::value).orElse(""))
        .bind("enterprise", enterprise.orElse(""))
        .execute();
  }
}
