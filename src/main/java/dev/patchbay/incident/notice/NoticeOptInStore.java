package dev.patchbay.incident.notice;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of who wants messages. Every call is in a transaction. Thread-safe. */
final class NoticeOptInStore {
  private static final String SAME =
      " where account = :account and home_id = :home and user_id = :user";

  void put(Handle handle, AccountId account, NoticeOptIn wanted, Instant now) {
    remove(handle, account, wanted.actor());
    handle
        .createUpdate(
            """
            insert into assigned_opt_in (account, home_id, user_id, team_id, pagerduty_user, since)
            values (:account, :home, :user, :team, :pagerDuty, :now)
            """)
        .bindMap(NoticeStore.named(account, wanted.actor()))
        .bind("team", wanted.team().value())
        .bind("pagerDuty", wanted.pagerDutyUser())
        .bind("now", now)
        .execute();
  }

  /** False if there was nothing. */
  boolean remove(Handle handle, AccountId account, Actor actor) {
    return handle
            .createUpdate("delete from assigned_opt_in" + SAME)
            .bindMap(NoticeStore.named(account, actor))
            .execute()
        > 0;
  }

  List<NoticeOptIn> of(Handle handle, AccountId account, Actor actor) {
    return handle
        .createQuery("select * from assigned_opt_in" + SAME)
        .bindMap(NoticeStore.named(account, actor))
        .map((row, context) -> NoticeStore.optIn(row))
        .list();
  }

  /** Of any of these PagerDuty users. */
  List<NoticeOptIn> of(Handle handle, AccountId account, Collection<String> pagerDutyUsers) {
    return pagerDutyUsers.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                """
                select * from assigned_opt_in
                where account = :account and pagerduty_user in (<users>)
                order by home_id, user_id
                """)
            .bind("account", account.toString())
            .bindList("users", List.copyOf(pagerDutyUsers))
            .map((row, context) -> NoticeStore.optIn(row))
            .list();
  }

  boolean any(Handle handle, AccountId account) {
    return handle
        .createQuery("select 1 from assigned_opt_in where account = :account limit 1")
        .bind("account", account.toString())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }
}
