package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Which logins are to be refreshed; their tokens are {@link LoginStore}'s. Thread-safe. */
final class LoginRefreshStore {
  private final Transactions transactions;
  private final AccountId account;

  LoginRefreshStore(Transactions transactions, AccountId account) {
    this.transactions = transactions;
    this.account = account;
  }

  /** Those not looked at for longest come first, and of these whose refresh token expires first. */
  List<Actor> refreshExpiringBefore(Instant when, int most) {
    return transactions.call(
        handle ->
            actors(
                handle
                    .createQuery(
                        """
                        select home_id, user_id from person_login
                        where account = :account and state = 'active'
                          and refresh_sealed is not null
                          and refresh_expires_at < :when
                        order by upkeep_at nulls first, refresh_expires_at, home_id, user_id limit :most
                        """)
                    .bind("when", when)
                    .bind("most", most)
                    .bind("account", account.toString())));
  }

  /** Who logged in between the two and got no message since. */
  List<Actor> toldNothingSinceLogin(Instant after, Instant before, int most) {
    return transactions.call(
        handle ->
            actors(
                handle
                    .createQuery(
                        """
                        select home_id, user_id from person_login
                        where account = :account and state = 'active'
                          and logged_in_at > :after and logged_in_at < :before
                          and (consent_warned_at is null or consent_warned_at < logged_in_at)
                        order by logged_in_at, home_id, user_id limit :most
                        """)
                    .bind("after", after)
                    .bind("before", before)
                    .bind("most", most)
                    .bind("account", account.toString())));
  }

  /** It is looked at now. */
  void begun(Actor actor, Instant when) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update person_login set upkeep_at = :when
                    where home_id = :home and user_id = :user and account = :account
                    """)
                .bind("when", when)
                .bind("home", actor.home().value())
                .bind("user", actor.user().value())
                .bind("account", account.toString())
                .execute());
  }

  /** Empty takes it back. */
  void told(Actor actor, @Nullable Instant when) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update person_login set consent_warned_at = :when
                    where home_id = :home and user_id = :user and account = :account
                    """)
                .bind("when", when)
                .bind("home", actor.home().value())
                .bind("user", actor.user().value())
                .bind("account", account.toString())
                .execute());
  }

  private static List<Actor> actors(Query query) {
    return query
        .map(
            (row, context) ->
                new Actor(
                    new HomeId(row.getString("home_id")),
                    new SlackUserId(row.getString("user_id"))))
        .list();
  }
}
