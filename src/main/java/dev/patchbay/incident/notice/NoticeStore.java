package dev.patchbay.incident.notice;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables of assignments that people got a message about. Every call is in a transaction. */
final class NoticeStore {
  private static final String OF_INCIDENT = " where account = :account and incident_id = :incident";
  private static final String SAME =
      OF_INCIDENT + " and home_id = :home and user_id = :user and number = :number";

  /** False if something newer of the incident is known; the same moment counts as new. */
  boolean advance(Handle handle, IncidentId incident, Instant to) {
    handle
        .createUpdate(
            """
            insert into assigned_seen (account, incident_id, as_of)
            values (:account, :incident, :to)
            on conflict do nothing
            """)
        .bindMap(named(incident))
        .bind("to", to)
        .execute();
    return handle
            .createUpdate(
                "update assigned_seen set as_of = :to" + OF_INCIDENT + " and as_of <= :to")
            .bindMap(named(incident))
            .bind("to", to)
            .execute()
        > 0;
  }

  /** Those that still hold. */
  List<AssignedNotice> open(Handle handle, IncidentId incident) {
    return handle
        .createQuery("select * from assigned_notice" + OF_INCIDENT + " and assigned = true")
        .bindMap(named(incident))
        .map((row, context) -> new AssignedNotice(incident, optIn(row), row.getInt("number")))
        .list();
  }

  /** Adds the person's next one. */
  AssignedNotice add(Handle handle, IncidentId incident, NoticeOptIn to) {
    int number =
        handle
            .createQuery(
                "select coalesce(max(number), 0) + 1 from assigned_notice"
                    + OF_INCIDENT
                    + " and home_id = :home and user_id = :user")
            .bindMap(named(incident))
            .bind("home", to.actor().home().value())
            .bind("user", to.actor().user().value())
            .mapTo(Integer.class)
            .one();
    var notice = new AssignedNotice(incident, to, number);
    same(
            handle.createUpdate(
                """
                insert into assigned_notice (account, incident_id, home_id, user_id, number,
                  team_id, pagerduty_user, assigned)
                values (:account, :incident, :home, :user, :number, :team, :pagerDuty, true)
                """),
            notice)
        .bind("team", to.team().value())
        .bind("pagerDuty", to.pagerDutyUser())
        .execute();
    return notice;
  }

  void end(Handle handle, AssignedNotice notice) {
    same(handle.createUpdate("update assigned_notice set assigned = false" + SAME), notice)
        .execute();
  }

  /** As far as one row of a message's key says: the user's id is unique in Slack. */
  Optional<State> state(Handle handle, IncidentId incident, SlackUserId user, int number) {
    return handle
        .createQuery(
            "select assigned, channel_id from assigned_notice"
                + OF_INCIDENT
                + " and user_id = :user and number = :number")
        .bindMap(named(incident))
        .bind("user", user.value())
        .bind("number", number)
        .map(
            (row, context) ->
                new State(
                    row.getBoolean("assigned"),
                    Optional.ofNullable(row.getString("channel_id")).map(ChannelId::new)))
        .findFirst();
  }

  /** Whether it holds, and where the message is. */
  record State(boolean assigned, Optional<ChannelId> conversation) {}

  void posted(
      Handle handle, IncidentId incident, SlackUserId user, int number, ChannelId conversation) {
    handle
        .createUpdate(
            "update assigned_notice set channel_id = :channel"
                + OF_INCIDENT
                + " and user_id = :user and number = :number")
        .bindMap(named(incident))
        .bind("user", user.value())
        .bind("number", number)
        .bind("channel", conversation.value())
        .execute();
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate(
            """
            delete from assigned_notice where exists (select 1 from assigned_seen s
              where s.account = assigned_notice.account
                and s.incident_id = assigned_notice.incident_id and s.as_of < :before)
            """)
        .bind("before", before)
        .execute();
    handle
        .createUpdate("delete from assigned_seen where as_of < :before")
        .bind("before", before)
        .execute();
  }

  static NoticeOptIn optIn(ResultSet row) throws SQLException {
    return new NoticeOptIn(
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id"))),
        new TeamId(row.getString("team_id")),
        row.getString("pagerduty_user"));
  }

  static Map<String, String> named(AccountId account, Actor actor) {
    return Map.of(
        "account", account.toString(),
        "home", actor.home().value(),
        "user", actor.user().value());
  }

  private static Map<String, String> named(IncidentId incident) {
    return Map.of("account", incident.account().toString(), "incident", incident.value());
  }

  private static <S extends SqlStatement<S>> S same(S statement, AssignedNotice notice) {
    return statement
        .bindMap(named(notice.incident()))
        .bind("home", notice.to().actor().home().value())
        .bind("user", notice.to().actor().user().value())
        .bind("number", notice.number());
  }
}
