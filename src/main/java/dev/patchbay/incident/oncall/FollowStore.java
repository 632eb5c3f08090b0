package dev.patchbay.incident.oncall;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.Shift.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of what follows a policy. Every call is in a transaction. Thread-safe. */
final class FollowStore {
  private static final String TARGET =
      " where kind = :kind and team_id = :team and target_id = :target";

  /** How far a follow has come. */
  record Progress(String people, String written, String problem, boolean told) {}

  record Row(Follow follow, Progress progress) {}

  /** Adds it, or lets the target follow another policy; answers its id. */
  long save(Handle handle, AccountId account, Follow follow, Instant now) {
    handle
        .createUpdate("delete from oncall_follow" + TARGET)
        .bind("kind", kind(follow.kind()))
        .bind("team", follow.team().value())
        .bind("target", follow.target())
        .execute();
    return handle
        .createUpdate(
            """
            insert into oncall_follow (kind, team_id, target_id, target_name, account, policy_id,
              policy_name, owner_home, owner_id, people, applied, problem, told, due_at, created_at)
            values (:kind, :team, :target, :name, :account, :policy, :policyName, :home, :owner,
              '', '', '', false, :now, :now)
            """)
        .bind("kind", kind(follow.kind()))
        .bind("team", follow.team().value())
        .bind("target", follow.target())
        .bind("name", follow.name())
        .bind("account", account.toString())
        .bind("policy", follow.policy().id())
        .bind("policyName", follow.policy().name())
        .bind("home", follow.owner().home().value())
        .bind("owner", follow.owner().user().value())
        .bind("now", now)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  boolean delete(Handle handle, long id) {
    return handle.createUpdate("delete from oncall_follow where id = :id").bind("id", id).execute()
        > 0;
  }

  Optional<Row> find(Handle handle, long id) {
    return handle
        .createQuery("select * from oncall_follow where id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  List<Follow> ofTeam(Handle handle, TeamId team, AccountId account) {
    return handle
        .createQuery(
            """
            select * from oncall_follow where team_id = :team and account = :account
            order by kind, target_name, id
            """)
        .bind("team", team.value())
        .bind("account", account.toString())
        .map((row, context) -> row(row).follow())
        .list();
  }

  List<Row> due(Handle handle, AccountId account, Instant now, int most) {
    return handle
        .createQuery(
            """
            select * from oncall_follow where account = :account and due_at <= :now
            order by due_at, id limit :most
            """)
        .bind("account", account.toString())
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> row(row))
        .list();
  }

  void progress(Handle handle, long id, Progress progress, Instant due) {
    handle
        .createUpdate(
            """
            update oncall_follow set people = :people, applied = :applied, problem = :problem,
              told = :told, due_at = :due where id = :id
            """)
        .bind("people", progress.people())
        .bind("applied", progress.written())
        .bind("problem", progress.problem())
        .bind("told", progress.told())
        .bind("due", due)
        .bind("id", id)
        .execute();
  }

  private static String kind(Follow.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Follow(
            row.getLong("id"),
            Follow.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            new TeamId(row.getString("team_id")),
            row.getString("target_id"),
            row.getString("target_name"),
            new Policy(row.getString("policy_id"), row.getString("policy_name")),
            new Actor(
                new HomeId(row.getString("owner_home")),
                new SlackUserId(row.getString("owner_id")))),
        new Progress(
            row.getString("people"),
            row.getString("applied"),
            row.getString("problem"),
            row.getBoolean("told")));
  }
}
