package dev.patchbay.slack.home;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of those who opened App Home. Thread-safe. */
final class HomeStore {
  private static final String SAME = " where team_id = :team and user_id = :user";

  /**
   * How a home is to be drawn.
   *
   * @param greeted whether it has been drawn since it was opened
   * @param page of the open incidents
   */
  record Drawn(boolean greeted, int page) {}

  private final Transactions transactions;

  HomeStore(Transactions transactions) {
    this.transactions = transactions;
  }

  void opened(Visitor visitor, Instant now) {
    transactions.run(
        handle -> {
          if (open(handle, visitor, now) == 0) {
            handle
                .createUpdate(
                    """
                    insert into app_home (team_id, user_id, home_id, opened_at, greeted, page)
                    values (:team, :user, :home, :now, false, 1) on conflict do nothing
                    """)
                .bindMap(named(visitor))
                .bind("now", now)
                .execute();
          }
        });
  }

  private static int open(Handle handle, Visitor visitor, Instant now) {
    return handle
        .createUpdate(
            "update app_home set home_id = :home, opened_at = :now, greeted = false, page = 1"
                + SAME)
        .bindMap(named(visitor))
        .bind("now", now)
        .execute();
  }

  /** Empty where it was not opened lately. */
  Optional<Drawn> find(Visitor visitor) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select greeted, page from app_home" + SAME)
                .bindMap(named(visitor))
                .map((row, context) -> new Drawn(row.getBoolean("greeted"), row.getInt("page")))
                .findOne());
  }

  void greeted(Visitor visitor) {
    transactions.run(
        handle ->
            handle
                .createUpdate("update app_home set greeted = true" + SAME)
                .bindMap(named(visitor))
                .execute());
  }

  /** False where the person has not opened it lately. */
  boolean page(Actor actor, int page) {
    return transactions.call(
        handle ->
            handle
                    .createUpdate(
                        "update app_home set page = :page where home_id = :home and user_id ="
                            + " :user")
                    .bind("page", page)
                    .bind("home", actor.home().value())
                    .bind("user", actor.user().value())
                    .execute()
                > 0);
  }

  /** Those of a person, in every workspace where they opened it since then. */
  List<Visitor> of(Actor actor, Instant since) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select team_id, user_id, home_id from app_home
                    where home_id = :home and user_id = :user and opened_at > :since
                    """)
                .bind("home", actor.home().value())
                .bind("user", actor.user().value())
                .bind("since", since)
                .map((row, context) -> visitor(row))
                .list());
  }

  /**
   * Those of a workspace or an org, who opened it last first.
   *
   * @param id of the one or the other
   */
  List<Visitor> in(String id, Instant since, int most) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select team_id, user_id, home_id from app_home
                    where (team_id = :id or home_id = :id) and opened_at > :since
                    order by opened_at desc fetch first :most rows only
                    """)
                .bind("id", id)
                .bind("since", since)
                .bind("most", most)
                .map((row, context) -> visitor(row))
                .list());
  }

  int forget(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate("delete from app_home where opened_at < :before")
                .bind("before", before)
                .execute());
  }

  private static Visitor visitor(ResultSet row) throws SQLException {
    return new Visitor(
        new TeamId(row.getString("team_id")),
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id"))));
  }

  private static Map<String, String> named(Visitor visitor) {
    return Map.of(
        "team", visitor.team().value(),
        "user", visitor.actor().user().value(),
        "home", visitor.actor().home().value());
  }
}
