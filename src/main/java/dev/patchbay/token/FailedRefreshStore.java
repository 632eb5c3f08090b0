package dev.patchbay.token;

import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.db.Utc;
import java.time.Instant;
import java.util.Optional;

/** The table {@code token_retry}, which all nodes look at before they refresh. Thread-safe. */
final class FailedRefreshStore {
  private final Transactions transactions;

  FailedRefreshStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One whose time has not come yet. */
  Optional<FailedRefresh> find(String key, Instant now) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from token_retry where token_key = :key and again_at > :now")
                .bind("key", key)
                .bind("now", now)
                .map(
                    (row, context) ->
                        new FailedRefresh(
                            row.getString("kind"),
                            Refusal.Vendor.valueOf(row.getString("vendor")),
                            row.getString("code"),
                            row.getString("detail"),
                            Utc.read(row, "again_at")))
                .findOne());
  }

  /** In place of what failed before; empty if nothing did. */
  void save(String key, Optional<FailedRefresh> failed) {
    transactions.run(
        handle -> {
          handle
              .createUpdate("delete from token_retry where token_key = :key")
              .bind("key", key)
              .execute();
          failed.ifPresent(
              now ->
                  handle
                      .createUpdate(
                          """
                          insert into token_retry
                            (token_key, kind, vendor, code, detail, again_at)
                          values (:key, :kind, :vendor, :code, :detail, :again)
                          on conflict do nothing
                          """)
                      .bind("key", key)
                      .bind("kind", now.kind())
                      .bind("vendor", now.vendor().name())
                      .bind("code", now.code())
                      .bind("detail", now.detail())
                      .bind("again", now.again())
                      .execute());
        });
  }
}
