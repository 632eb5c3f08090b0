package dev.patchbay.incident.oncall;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.incident.oncall.Shift.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The tables of who wants a message about their turn, and of what they are on call for. Every call
 * is in a transaction. Thread-safe.
 */
final class TurnStore {
  /** They were on call before they asked. */
  static final String KNOWN = "known";

  static final String DUE = "due";
  static final String TOLD = "told";

  private static final String SAME = " where home_id = :home and user_id = :user";

  /** Who is to get a message. */
  record Watch(Actor actor, String pagerDutyId) {}

  /** A turn that is stored. */
  record Stored(OnCallTurn turn, Instant seenAt) {}

  void watch(Handle handle, AccountId account, Watch watch, Instant now) {
    unwatch(handle, watch.actor());
    of(
            handle.createUpdate(
                """
                insert into oncall_watch (home_id, user_id, account, pagerduty_id, since)
                values (:home, :user, :account, :pagerDuty, :now)
                """),
            watch.actor())
        .bind("account", account.toString())
        .bind("pagerDuty", watch.pagerDutyId())
        .bind("now", now)
        .execute();
  }

  boolean unwatch(Handle handle, Actor actor) {
    of(handle.createUpdate("delete from oncall_turn" + SAME), actor).execute();
    return of(handle.createUpdate("delete from oncall_watch" + SAME), actor).execute() > 0;
  }

  boolean watched(Handle handle, Actor actor) {
    return of(handle.createQuery("select 1 from oncall_watch" + SAME), actor)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  List<Watch> all(Handle handle, AccountId account) {
    return handle
        .createQuery(
            "select * from oncall_watch where account = :account order by home_id, user_id")
        .bind("account", account.toString())
        .map(
            (row, context) ->
                new Watch(
                    new Actor(
                        new HomeId(row.getString("home_id")),
                        new SlackUserId(row.getString("user_id"))),
                    row.getString("pagerduty_id")))
        .list();
  }

  /**
   * @param state {@link #DUE} where the person is to get a message
   */
  void begin(Handle handle, Actor actor, OnCallTurn turn, String state, Instant now) {
    of(
            handle.createUpdate(
                """
                insert into oncall_turn (home_id, user_id, policy_id, policy_name, level, schedule,
                  until_at, seen_at, state)
                values (:home, :user, :policy, :name, :level, :schedule, :until, :now, :state)
                on conflict do nothing
                """),
            actor)
        .bind("policy", turn.policy().id())
        .bind("name", turn.policy().name())
        .bind("level", turn.level())
        .bind("schedule", turn.schedule().orElse(""))
        .bind("until", turn.until().orElse(null))
        .bind("now", now)
        .bind("state", state)
        .execute();
  }

  void seen(Handle handle, Actor actor, OnCallTurn turn, Instant now) {
    of(
            handle.createUpdate(
                "update oncall_turn set until_at = :until, seen_at = :now"
                    + SAME
                    + " and policy_id = :policy"),
            actor)
        .bind("policy", turn.policy().id())
        .bind("until", turn.until().orElse(null))
        .bind("now", now)
        .execute();
  }

  void end(Handle handle, Actor actor, String policy) {
    of(handle.createUpdate("delete from oncall_turn" + SAME + " and policy_id = :policy"), actor)
        .bind("policy", policy)
        .execute();
  }

  List<Stored> turns(Handle handle, Actor actor) {
    return of(handle.createQuery("select * from oncall_turn" + SAME + " order by policy_id"), actor)
        .map((row, context) -> new Stored(turn(row), instant(row, "seen_at").orElseThrow()))
        .list();
  }

  List<OnCallTurn> due(Handle handle, Actor actor) {
    return of(
            handle.createQuery(
                "select * from oncall_turn"
                    + SAME
                    + " and state = 'due' order by level, policy_name"),
            actor)
        .map((row, context) -> turn(row))
        .list();
  }

  /** How many of them were {@code from}. */
  int become(Handle handle, Actor actor, List<OnCallTurn> turns, String from, String to) {
    int changed = 0;
    for (OnCallTurn turn : turns) {
      changed +=
          of(
                  handle.createUpdate(
                      "update oncall_turn set state = :to"
                          + SAME
                          + " and policy_id = :policy and state = :from"),
                  actor)
              .bind("policy", turn.policy().id())
              .bind("from", from)
              .bind("to", to)
              .execute();
    }
    return changed;
  }

  private static <S extends SqlStatement<S>> S of(S statement, Actor actor) {
    return statement.bind("home", actor.home().value()).bind("user", actor.user().value());
  }

  private static OnCallTurn turn(ResultSet row) throws SQLException {
    return new OnCallTurn(
        new Policy(row.getString("policy_id"), row.getString("policy_name")),
        row.getInt("level"),
        Optional.of(row.getString("schedule")).filter(name -> !name.isEmpty()),
        instant(row, "until_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
