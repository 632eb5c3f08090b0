package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code team_enterprise}. */
final class TeamEnterpriseStore {

  Optional<String> enterpriseOf(Handle handle, TeamId team) {
    return handle
        .createQuery("select enterprise_id from team_enterprise where team_id = :team")
        .bind("team", team.value())
        .mapTo(String.class)
        .findOne();
  }

  /** Those with an installation of their own, and those known of orgs that are installed. */
  List<TeamId> installed(Handle handle) {
    return handle
        .createQuery(
            """
            select team_id from installation where team_id <> ''
            union
            select known.team_id from team_enterprise known
            join installation org on org.enterprise_id = known.enterprise_id and org.team_id = ''
            order by team_id
            """)
        .mapTo(String.class)
        .map(TeamId::new)
        .list();
  }

  Optional<String> nameOf(Handle handle, TeamId team) {
    return handle
        .createQuery(
            "select coalesce(full_name, team_name) from team_enterprise where team_id = :team")
        .bind("team", team.value())
        .mapTo(String.class)
        .findOne()
        .filter(name -> !name.isBlank());
  }

  void named(Handle handle, TeamId team, String name) {
    handle
        .createUpdate(
            "update team_enterprise set team_name = :name where team_id = :team and team_name = ''")
        .bind("name", name)
        .bind("team", team.value())
        .execute();
  }

  void called(Handle handle, TeamId team, String name) {
    handle
        .createUpdate("update team_enterprise set full_name = :name where team_id = :team")
        .bind("name", name)
        .bind("team", team.value())
        .execute();
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
}
