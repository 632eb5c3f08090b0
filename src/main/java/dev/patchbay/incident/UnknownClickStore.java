package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.db.Transactions;
import java.time.Instant;

/** The table of clicks that nobody understood. Thread-safe. */
final class UnknownClickStore {
  private static final int KEPT = 200;

  private final Transactions transactions;

  UnknownClickStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Drops the oldest beyond {@value #KEPT}. */
  long add(Actor actor, String missing, String payload, Instant now) {
    return transactions.call(
        handle -> {
          var id =
              handle
                  .createUpdate(
                      """
                      insert into unknown_click (home_id, user_id, missing, payload, created_at)
                      values (:home, :user, :missing, :payload, :now)
                      """)
                  .bind("home", actor.home().value())
                  .bind("user", actor.user().value())
                  .bind("missing", missing)
                  .bind("payload", payload)
                  .bind("now", now)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          handle
              .createUpdate(
                  """
                  delete from unknown_click where id not in
                    (select id from unknown_click order by id desc limit :kept)
                  """)
              .bind("kept", KEPT)
              .execute();
          return id;
        });
  }
}
