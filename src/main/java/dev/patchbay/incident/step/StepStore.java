package dev.patchbay.incident.step;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of workflow steps. Thread-safe. */
final class StepStore {
  private final Transactions transactions;

  StepStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** False if it was there already. */
  boolean add(StepRequest step, Instant now) {
    return transactions.call(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      """
                      insert into workflow_step (execution_id, team_id, kind, home_id, user_id,
                        external_token_id, state, received_at)
                      values (:id, :team, :kind, :home, :user, :external, 'ASKED', :now)
                      on conflict do nothing
                      """)
                  .bind("id", step.execution())
                  .bind("team", step.team().value())
                  .bind("kind", step.kind().key())
                  .bind("home", step.actor().map(actor -> actor.home().value()).orElse(null))
                  .bind("user", step.actor().map(actor -> actor.user().value()).orElse(null))
                  .bind("external", step.externalToken().orElse(null))
                  .bind("now", now)
                  .execute();
          if (added > 0) {
            keep(handle, step.execution(), false, step.inputs());
          }
          return added > 0;
        });
  }

  Optional<StoredStep> find(String execution) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from workflow_step where execution_id = :id")
                .bind("id", execution)
                .map((row, context) -> read(handle, row))
                .findOne());
  }

  void asked(String execution) {
    become(execution, StoredStep.State.ASKED, null);
  }

  void acts(String execution) {
    become(execution, StoredStep.State.ACTING, null);
  }

  /** Within the caller's transaction. */
  void completed(String execution, Map<String, String> outputs) {
    become(execution, StoredStep.State.ENDED, null);
    transactions.run(handle -> keep(handle, execution, true, outputs));
  }

  /** Within the caller's transaction. */
  void failed(String execution, String words) {
    become(execution, StoredStep.State.ENDED, words);
  }

  void told(String execution) {
    transactions.run(
        handle ->
            handle
                .createUpdate("update workflow_step set state = 'TOLD' where execution_id = :id")
                .bind("id", execution)
                .execute());
  }

  int forget(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate(
                    "delete from workflow_step where state = 'TOLD' and received_at < :before")
                .bind("before", before)
                .execute());
  }

  private void become(String execution, StoredStep.State state, @Nullable String failure) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update workflow_step set state = :state, failure = :failure
                    where execution_id = :id
                    """)
                .bind("state", state.name())
                .bind("failure", failure)
                .bind("id", execution)
                .execute());
  }

  private static void keep(
      Handle handle, String execution, boolean output, Map<String, String> values) {
    values.forEach(
        (name, text) ->
            handle
                .createUpdate(
                    """
                    insert into workflow_step_value (execution_id, output, name, text)
                    values (:id, :output, :name, :text) on conflict do nothing
                    """)
                .bind("id", execution)
                .bind("output", output)
                .bind("name", name)
                .bind("text", text)
                .execute());
  }

  private static StoredStep read(Handle handle, ResultSet row) throws SQLException {
    String execution = row.getString("execution_id");
    Optional<SlackUserId> user =
        Optional.ofNullable(row.getString("user_id")).map(SlackUserId::new);
    Optional<HomeId> home = Optional.ofNullable(row.getString("home_id")).map(HomeId::new);
    var request =
        new StepRequest(
            execution,
            new TeamId(row.getString("team_id")),
            StepKind.of(row.getString("kind")),
            home.flatMap(at -> user.map(id -> new Actor(at, id))),
            Optional.ofNullable(row.getString("external_token_id")),
            values(handle, execution, false));
    return new StoredStep(
        request,
        StoredStep.State.valueOf(row.getString("state")),
        values(handle, execution, true),
        Optional.ofNullable(row.getString("failure")),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  private static Map<String, String> values(Handle handle, String execution, boolean output) {
    return handle
        .createQuery(
            """
            select name, text from workflow_step_value
            where execution_id = :id and output = :output
            """)
        .bind("id", execution)
        .bind("output", output)
        .map((row, context) -> Map.entry(row.getString("name"), row.getString("text")))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
