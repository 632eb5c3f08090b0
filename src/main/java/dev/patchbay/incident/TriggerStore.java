package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.StoredTrigger.State;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.wiring.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The table of incidents to be triggered. Thread-safe. */
final class TriggerStore {
  private final Transactions transactions;
  private final TriggerRowStore rows;

  TriggerStore(Transactions transactions, Encryptor encryptor, AccountId account) {
    this.transactions = transactions;
    this.rows = new TriggerRowStore(encryptor, account);
  }

  static List<EncryptedColumn> encryptedColumns() {
    return TriggerRowStore.encryptedColumns();
  }

  /** Its id; empty where a request of that key is stored already and did not fail. */
  OptionalLong add(TriggerRequest request, Instant now) {
    return transactions.call(
        handle -> {
          if (isKnown(handle, request.key())) {
            return again(handle, request.key());
          }
          return OptionalLong.of(rows.insert(handle, request, now));
        });
  }

  private static boolean isKnown(Handle handle, String key) {
    return handle
            .createQuery("select count(*) from trigger_request where request_key = :key")
            .bind("key", key)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** PagerDuty may have it all the same, so that it is looked for first. */
  private static OptionalLong again(Handle handle, String key) {
    var refused =
        handle
            .createQuery(
                "select id from trigger_request where request_key = :key and state = 'REFUSED'")
            .bind("key", key)
            .mapTo(Long.class)
            .findOne();
    return refused
            .filter(
                id ->
                    handle
                            .createUpdate(
                                """
                                update trigger_request set state = 'ACTING', tried_at = null
                                where id = :id and state = 'REFUSED'
                                """)
                            .bind("id", id)
                            .execute()
                        == 1)
            .isPresent()
        ? OptionalLong.of(refused.get())
        : OptionalLong.empty();
  }

  Optional<StoredTrigger> find(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from trigger_request where id = :id")
                .bind("id", id)
                .map((row, context) -> rows.read(row))
                .findOne());
  }

  /** Notes when the first try began. */
  void tried(long id, Instant now) {
    update(
        id,
        "update trigger_request set tried_at = coalesce(tried_at, :now) where id = :id",
        Optional.of(now));
  }

  /** The service that its words meant; from now on it is that one. */
  void found(long id, ServiceName service, TriggerText text) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update trigger_request set service_id = :service, service_name = :name,
                      title = :title, details = :details
                    where id = :id
                    """)
                .bind("service", service.id().value())
                .bind("name", service.name())
                .bind("title", text.title())
                .bind("details", text.details())
                .bind("id", id)
                .execute());
  }

  void become(long id, State state) {
    update(
        id,
        "update trigger_request set state = '" + state.name() + "' where id = :id",
        Optional.empty());
  }

  /** It stays, so that the same request does nothing when Slack sends it again. */
  void ended(long id, State state) {
    update(
        id,
        "update trigger_request set state = '"
            + state.name()
            + "', response_url = null where id = :id",
        Optional.empty());
  }

  private void update(long id, String sql, Optional<Instant> now) {
    transactions.run(
        handle -> {
          var update = handle.createUpdate(sql).bind("id", id);
          now.ifPresent(at -> update.bind("now", at));
          update.execute();
        });
  }

  /** Those of the person that wait for the login, oldest first, none older than {@code since}. */
  List<Long> waiting(Actor actor, Instant since) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select id from trigger_request
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
                        update trigger_request set state = 'QUEUED', tried_at = null
                        where id = :id and state = 'AWAITING_LOGIN'
                        """)
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** Those that are done, or wait for a login, since before. */
  void forget(Instant doneBefore, Instant waitingBefore) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from trigger_request
                    where (state in ('DONE', 'REFUSED') and created_at < :done)
                      or (state = 'AWAITING_LOGIN' and created_at < :waiting)
                    """)
                .bind("done", doneBefore)
                .bind("waiting", waitingBefore)
                .execute());
  }
}
