package dev.patchbay.wiring.apply.run;

import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.plan.WiringPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Update;

/** The rows of runs while they are due. Thread-safe; one node at a time writes those of a run. */
final class ApplyRowStore {
  /**
   * @param triedAt when it was begun first: PagerDuty may have it already
   */
  record Due(long run, int number, WiringPlan.Row row, int attempts, Optional<Instant> triedAt) {}

  private final Transactions transactions;

  ApplyRowStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** In the order of the plan; what failed comes again after the others. */
  Optional<Due> next(long run) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from apply_row where run_id = :run and state = 'due'
                    order by attempts, row_no limit 1
                    """)
                .bind("run", run)
                .map((row, context) -> due(row))
                .findOne());
  }

  /** Before anything is done. */
  void tried(Due due, Instant now) {
    update(
        due,
        """
        update apply_row set attempts = attempts + 1, tried_at = coalesce(tried_at, :now)
        where run_id = :run and row_no = :number
        """,
        statement -> statement.bind("now", now));
  }

  /** It was not begun after all. */
  void untried(Due due) {
    update(
        due,
        """
        update apply_row set attempts = :attempts, tried_at = :tried
        where run_id = :run and row_no = :number
        """,
        statement ->
            statement
                .bind("attempts", due.attempts())
                .bindByType("tried", due.triedAt().orElse(null), Instant.class));
  }

  /** In the transaction that stores what was done. */
  void done(Due due) {
    end(due, "done", "");
  }

  void failed(Due due, String error) {
    end(due, "failed", error);
  }

  /** All that are due fail, one after the other. */
  void abandon(long run, String error) {
    for (var due = next(run); due.isPresent(); due = next(run)) {
      failed(due.get(), error);
    }
  }

  private void end(Due due, String state, String error) {
    update(
        due,
        """
        update apply_row set state = :state, error = :error, result_number =
          (select coalesce(max(result_number), 0) + 1 from apply_row where run_id = :run)
        where run_id = :run and row_no = :number and state = 'due'
        """,
        statement -> statement.bind("state", state).bind("error", error));
  }

  private void update(Due due, String sql, UnaryOperator<Update> more) {
    transactions.run(
        handle ->
            more.apply(handle.createUpdate(sql).bind("run", due.run()).bind("number", due.number()))
                .execute());
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getLong("run_id"),
        row.getInt("row_no"),
        ApplyRowColumns.row(row),
        row.getInt("attempts"),
        ConnectionColumns.instant(row, "tried_at"));
  }
}
