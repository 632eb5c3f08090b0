package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of runs, and the results of their rows. Thread-safe. */
final class ApplyRunStore {
  /** A run. {@code print}: of what was wanted. */
  record Run(long id, String origin, String print, int rows, Instant startedAt, boolean ended) {}

  /** {@code number}: in which order it ended, from 1. */
  record Ended(int number, RowResult result) {}

  private final Transactions transactions;
  private final AccountId account;

  ApplyRunStore(Transactions transactions, AccountId account) {
    this.transactions = transactions;
    this.account = account;
  }

  /** Begins a run, unless there is one: then that. The rows that will fail have ended already. */
  Optional<Run> begin(String origin, String print, WiringPlan plan, Instant now) {
    return transactions.call(
        handle -> {
          boolean mine =
              handle
                      .createUpdate(
                          """
                          insert into apply_run (account, active, origin, wanted_print, row_count,
                            started_at)
                          values (:account, :account, :origin, :print, :rows, :now)
                          on conflict do nothing
                          """)
                      .bind("account", account.toString())
                      .bind("origin", origin)
                      .bind("print", print)
                      .bind("rows", plan.changes().size())
                      .bind("now", now)
                      .execute()
                  == 1;
          if (!mine) {
            return Optional.empty();
          }
          var run = active(handle).orElseThrow();
          insert(handle, run.id(), plan.changes());
          return Optional.of(run);
        });
  }

  private static void insert(Handle handle, long run, List<WiringPlan.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(ApplyRowColumns.INSERT);
    int ended = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean fails = rows.get(i).change() instanceof PlannedChange.Fail;
      batch
          .bind("run", run)
          .bind("number", i + 1)
          .bindMap(ApplyRowColumns.named(rows.get(i)))
          .bind("state", fails ? "failed" : "due")
          .bind("error", error(rows.get(i)))
          .bindByType("result", fails ? ++ended : null, Integer.class)
          .add();
    }
    batch.execute();
  }

  private static String error(WiringPlan.Row row) {
    return row.change() instanceof PlannedChange.Fail fail
        ? RefusalWords.say(fail.why(), Markup.plain(row.channelName()))
        : "";
  }

  Optional<Run> active() {
    return transactions.call(this::active);
  }

  private Optional<Run> active(Handle handle) {
    return handle
        .createQuery("select * from apply_run where active = :account")
        .bind("account", account.toString())
        .map((row, context) -> run(row))
        .findOne();
  }

  Optional<Run> find(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from apply_run where id = :id")
                .bind("id", id)
                .map((row, context) -> run(row))
                .findOne());
  }

  /** What ended after the row that ended as number {@code after}, in that order. */
  List<Ended> ended(Run run, int after, int limit) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from apply_row where run_id = :run and result_number > :after
                    order by result_number limit :limit
                    """)
                .bind("run", run.id())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> ended(row, run))
                .list());
  }

  /** Another may begin from then on. Runs that ended long ago are forgotten. */
  void end(long id, Instant now, Instant forgetBefore) {
    transactions.run(
        handle -> {
          handle
              .createUpdate("update apply_run set active = null, finished_at = :now where id = :id")
              .bind("now", now)
              .bind("id", id)
              .execute();
          handle
              .createUpdate("delete from apply_run where finished_at < :before")
              .bind("before", forgetBefore)
              .execute();
        });
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("id"),
        row.getString("origin"),
        row.getString("wanted_print"),
        row.getInt("row_count"),
        ConnectionColumns.instant(row, "started_at").orElseThrow(),
        row.getString("active") == null);
  }

  private static Ended ended(ResultSet row, Run run) throws SQLException {
    boolean done = row.getString("state").equals("done");
    return new Ended(
        row.getInt("result_number"),
        new RowResult(
            row.getInt("row_no"),
            run.rows(),
            row.getString("action"),
            row.getString("channel_name"),
            row.getString("service_name"),
            done,
            row.getString("error"),
            List.of(),
            done ? Optional.empty() : ApplyRowColumns.retry(row)));
  }
}
