package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.StoredChange.State;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of clicks. Thread-safe. */
final class ChangeStore {
  private final Transactions transactions;
  private final ChangeRowStore rows;
  private final AccountId account;

  ChangeStore(Transactions transactions, Encryptor encryptor, AccountId account) {
    this.transactions = transactions;
    this.rows = new ChangeRowStore(encryptor);
    this.account = account;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return ChangeRowStore.encryptedColumns();
  }

  long add(ChangeRequest request, Instant now) {
    return transactions.call(
        handle -> {
          long id =
              ChangeRowStore.same(
                      handle.createUpdate(
                          """
                          insert into incident_change (home_id, user_id, team_id, channel_id, account,
                            message_ts, thread_ts, candidates, change_to, note, targets, message, state,
                            created_at)
                          values (:home, :user, :team, :channel, :account, :ts, :thread, :candidates,
                            :change, :note, :targets, :message, 'QUEUED', :now)
                          """),
                      request)
                  .bind("thread", request.threadTs())
                  .bind("message", request.message())
                  .bindByType("note", request.change().note().orElse(null), String.class)
                  .bindByType("targets", request.change().targets().orElse(null), String.class)
                  .bind("account", account.toString())
                  .bind("now", now)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          // Encrypted for its row, whose key is only known now.
          request
              .responseUrl()
              .ifPresent(
                  url ->
                      handle
                          .createUpdate(
                              "update incident_change set response_url = :url where id = :id")
                          .bind("url", rows.encryptResponseUrl(url, id))
                          .bind("id", id)
                          .execute());
          return id;
        });
  }

  /** Whether the same person's same press is under way since {@code since}. */
  boolean isUnderWay(ChangeRequest request, Instant since) {
    return transactions.call(
        handle ->
            ChangeRowStore.same(
                        handle.createQuery(
                            """
                            select count(*) from incident_change
                            where home_id = :home and user_id = :user and team_id = :team
                              and channel_id = :channel
                              and message_ts = :ts and candidates = :candidates
                              and change_to = :change and state in ('QUEUED', 'ACTING')
                              and coalesce(note, '') = :words
                              and coalesce(targets, '') = :about
                              and created_at > :since
                            """),
                        request)
                    .bind("words", request.change().note().orElse(""))
                    .bind("about", request.change().targets().orElse(""))
                    .bind("since", since)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  Optional<StoredChange> find(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from incident_change where id = :id")
                .bind("id", id)
                .map((row, context) -> rows.read(row))
                .findOne());
  }

  /** Notes when the first try began. */
  void tried(long id, Instant now) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    "update incident_change set tried_at = coalesce(tried_at, :now) where id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute());
  }

  /**
   * It is being carried out under the incident's lease.
   *
   * @throws RuntimeException if another holds the incident by now
   */
  void acts(long id, Lease lease) {
    transactions.run(
        handle -> {
          lease.check(handle);
          become(handle, id, State.ACTING);
        });
  }

  /** The pressed message is to show it. */
  void shows(long id, Instant now) {
    transactions.run(handle -> ChangeRowStore.shows(handle, id, now));
  }

  void become(long id, State state) {
    transactions.run(handle -> become(handle, id, state));
  }

  private static void become(Handle handle, long id, State state) {
    handle
        .createUpdate("update incident_change set state = :state where id = :id")
        .bind("state", state.name())
        .bind("id", id)
        .execute();
  }

  /** Waits for the login from now on; older presses of the same button need not. */
  void await(long id, ChangeRequest request) {
    transactions.run(
        handle -> {
          become(handle, id, State.AWAITING_LOGIN);
          ChangeRowStore.same(
                  handle.createUpdate(
                      """
                      delete from incident_change
                      where home_id = :home and user_id = :user and team_id = :team
                              and channel_id = :channel
                        and message_ts = :ts and candidates = :candidates
                        and change_to = :change and state = 'AWAITING_LOGIN' and id < :id
                      """),
                  request)
              .bind("id", id)
              .execute();
        });
  }

  /** Clicks of the person that wait, oldest first, none older than {@code since}. */
  List<Long> waiting(Actor actor, Instant since) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select id from incident_change
                    where home_id = :home and user_id = :user and state = 'AWAITING_LOGIN'
                      and created_at > :since
                    order by id
                    """)
                .bind("home", actor.home().value())
                .bind("user", actor.user().value())
                .bind("since", since)
                .mapTo(Long.class)
                .list());
  }

  /** True if it still waited: exactly one caller may continue with it. */
  boolean wake(long id) {
    return transactions.call(
        handle ->
            handle
                    .createUpdate(
                        """
                        update incident_change set state = 'QUEUED', tried_at = null,
                          asked_by = null
                        where id = :id and state = 'AWAITING_LOGIN'
                        """)
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /**
   * Takes it on itself to ask for the login, also for all other presses of the person in the
   * channel that nobody was asked about yet. False if another did so for this one; a later press
   * asks again.
   */
  boolean asks(long id, ChangeRequest request) {
    return transactions.call(
        handle -> {
          handle
              .createUpdate(
                  """
                  update incident_change set asked_by = :id
                  where home_id = :home and user_id = :user and team_id = :team
                    and channel_id = :channel and asked_by is null
                  """)
              .bind("id", id)
              .bind("home", request.actor().home().value())
              .bind("user", request.actor().user().value())
              .bind("team", request.place().team().value())
              .bind("channel", request.channel().value())
              .execute();
          return handle
                  .createQuery(
                      "select count(*) from incident_change where id = :id and asked_by = :id")
                  .bind("id", id)
                  .mapTo(Integer.class)
                  .one()
              == 1;
        });
  }

  void delete(long id) {
    transactions.run(handle -> handle.execute("delete from incident_change where id = ?", id));
  }

  int deleteWaiting(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate(
                    "delete from incident_change where state = 'AWAITING_LOGIN' and created_at <"
                        + " :before")
                .bind("before", before)
                .execute());
  }
}
