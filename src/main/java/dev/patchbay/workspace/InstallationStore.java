package dev.patchbay.workspace;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.SealedBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables {@code installation} and {@code team_enterprise}. */
final class InstallationStore {
  private final SealedBox box;

  InstallationStore(SealedBox box) {
    this.box = box;
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
        .map((row, context) -> read(row))
        .findOne();
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
        .map((row, context) -> read(row))
        .findOne();
  }

  List<Installation> all(Handle handle) {
    return handle
        .createQuery("select * from installation order by team_name, enterprise_id, team_id")
        .map((row, context) -> read(row))
        .list();
  }

  /** A workspace has one installation, though its org may have become known or changed. */
  void save(Handle handle, Installation installation) {
    delete(handle, installation.team(), installation.enterprise());
    String enterprise = installation.enterprise().orElse("");
    String team = installation.team().map(TeamId::value).orElse("");
    handle
        .createUpdate(
            """
            insert into installation (enterprise_id, team_id, enterprise_name, team_name, url,
              org_wide, app_id, bot_id, bot_user_id, scopes, installer_id, bot_token, installed_at)
            values (:enterprise, :team, :enterpriseName, :teamName, :url,
              :orgWide, :appId, :botId, :botUserId, :scopes, :installer, :botToken, :installedAt)
            """)
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
        .bind("botToken", box.seal(installation.botToken(), place(enterprise, team)))
        .bind("installedAt", installation.installedAt())
        .execute();
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

  Optional<String> enterpriseOf(Handle handle, TeamId team) {
    return handle
        .createQuery("select enterprise_id from team_enterprise where team_id = :team")
        .bind("team", team.value())
        .mapTo(String.class)
        .findOne();
  }

  void belongs(Handle handle, TeamId team, String enterprise) {
    int updated =
        handle
            .createUpdate(
                "update team_enterprise set enterprise_id = :enterprise where team_id = :team")
            .bind("enterprise", enterprise)
            .bind("team", team.value())
            .execute();
    if (updated == 0) {
      handle
          .createUpdate(
              """
              insert into team_enterprise (team_id, enterprise_id) values (:team, :enterprise)
              on conflict do nothing
              """)
          .bind("enterprise", enterprise)
          .bind("team", team.value())
          .execute();
    }
  }

  private Installation read(ResultSet row) throws SQLException {
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
        box.open(row.getString("bot_token"), place(enterprise, team)),
        installedAt);
  }

  private static Optional<String> present(String value) {
    return Optional.of(value).filter(given -> !given.isEmpty());
  }

  private static String place(String enterprise, String team) {
    return "installation.bot_token:" + enterprise + "/" + team;
  }
}
