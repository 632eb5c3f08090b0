package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Which log-ins are to be looked after; their tokens are {@link LoginStore}'s. Thread-safe. */
final class LoginRefreshStore {
  private final Transactions transactions;

  LoginRefreshStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Those whose refresh token would die first come first. */
  List<Actor> refreshExpiringBefore(Instant when, int most) {
    return transactions.call(
        handle ->
            actors(
                handle
                    .createQuery(
                        """
                        select team_id, user_id from person_login
                        where state = 'active' and refresh_sealed is not null
                          and refresh_expires_at < :when
                        order by refresh_expires_at, team_id, user_id limit :most
                        """)
                    .bind("when", when)
                    .bind("most", most)));
  }

  /** Who logged in between the two and was not told since. */
  List<Actor> toldNothingSinceLogin(Instant after, Instant before, int most) {
    return transactions.call(
        handle ->
            actors(
                handle
                    .createQuery(
                        """
                        select team_id, user_id from person_login
                        where state = 'active' and logged_in_at > :after and logged_in_at < :before
                          and (consent_warned_at is null or consent_warned_at < logged_in_at)
                        order by logged_in_at, team_id, user_id limit :most
                        """)
                    .bind("after", after)
                    .bind("before", before)
                    .bind("most", most)));
  }

  /** Empty takes it back. */
  void told(Actor actor, @Nullable Instant when) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update person_login set consent_warned_at = :when
                    where team_id = :team and user_id = :user
                    """)
                .bind("when", when)
                .bind("team", actor.team().value())
                .bind("user", actor.user().value())
                .execute());
  }

  private static List<Actor> actors(Query query) {
    return query
        .map(
            (row, context) ->
                new Actor(
                    new TeamId(row.getString("team_id")),
                    new SlackUserId(row.getString("user_id"))))
        .list();
  }
}
