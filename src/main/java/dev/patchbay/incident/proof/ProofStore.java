package dev.patchbay.incident.proof;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.proof.ProofFailure.Cause;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of proofs under way. Thread-safe. */
final class ProofStore {
  private static final String OF_CONNECTION =
      """
       where team_id = :team and channel_id = :channel
         and account = :account and service_id = :service
      """;

  private final Transactions transactions;

  ProofStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Its id; empty where one is under way already. */
  Optional<Long> add(
      Connection connection, Actor by, String email, String incidentKey, Instant now) {
    return transactions.call(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      """
                      insert into proof (team_id, channel_id, account, service_id, service_name,
                        delivery, home_id, user_id, by_email, step, step_since, tried,
                        incident_key, started_at)
                      values (:team, :channel, :account, :service, :serviceName, :delivery, :home,
                        :user, :email, :step, :now, false, :incidentKey, :now)
                      on conflict do nothing
                      """)
                  .bindMap(ConnectionColumns.named(connection.key()))
                  .bind("serviceName", connection.serviceName())
                  .bind("delivery", connection.delivery().kind().key())
                  .bind("home", by.home().value())
                  .bind("user", by.user().value())
                  .bind("email", email)
                  .bind("step", ProofStep.first(connection.delivery().kind()).key())
                  .bind("incidentKey", incidentKey)
                  .bind("now", now)
                  .execute();
          return added == 0 ? Optional.empty() : find(connection.key()).map(Proof::id);
        });
  }

  Optional<Proof> find(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from proof where id = :id")
                .bind("id", id)
                .map((row, context) -> proof(row))
                .findOne());
  }

  Optional<Proof> find(ConnectionKey key) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from proof" + OF_CONNECTION)
                .bindMap(ConnectionColumns.named(key))
                .map((row, context) -> proof(row))
                .findOne());
  }

  /** Those that were begun before then. */
  List<Long> begunBefore(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select id from proof where started_at < :before")
                .bind("before", before)
                .mapTo(Long.class)
                .list());
  }

  /** The step is begun from now on. */
  void tries(long id) {
    transactions.run(
        handle ->
            handle
                .createUpdate("update proof set tried = true where id = :id")
                .bind("id", id)
                .execute());
  }

  void made(long id, IncidentId incident, long number) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update proof set incident_id = :incident, incident_number = :number
                    where id = :id
                    """)
                .bind("incident", incident.value())
                .bind("number", number)
                .bind("id", id)
                .execute());
  }

  void enter(long id, ProofStep step, Instant now) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    "update proof set step = :step, step_since = :now, tried = false where id ="
                        + " :id")
                .bind("step", step.key())
                .bind("now", now)
                .bind("id", id)
                .execute());
  }

  /** The first failure is the one that counts. */
  void fail(long id, ProofFailure failure) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update proof set failed_step = :step, failed_cause = :cause,
                      failed_detail = :detail
                    where id = :id and failed_step is null
                    """)
                .bind("step", failure.step().key())
                .bind("cause", failure.cause().name())
                .bind("detail", failure.detail())
                .bind("id", id)
                .execute());
  }

  void delete(long id) {
    transactions.run(
        handle -> handle.createUpdate("delete from proof where id = :id").bind("id", id).execute());
  }

  private static Proof proof(ResultSet row) throws SQLException {
    var key = ConnectionColumns.key(row);
    return new Proof(
        row.getLong("id"),
        key,
        row.getString("service_name"),
        ConnectionColumns.deliveryKind(row),
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id"))),
        row.getString("by_email"),
        ProofStep.of(row.getString("step")),
        ConnectionColumns.instant(row, "step_since").orElseThrow(),
        row.getBoolean("tried"),
        row.getString("incident_key"),
        Optional.ofNullable(row.getString("incident_id"))
            .map(id -> new IncidentId(key.service().account(), id)),
        row.getLong("incident_number"),
        failure(row));
  }

  private static Optional<ProofFailure> failure(ResultSet row) throws SQLException {
    var step = row.getString("failed_step");
    return step == null
        ? Optional.empty()
        : Optional.of(
            new ProofFailure(
                ProofStep.of(step),
                Cause.valueOf(row.getString("failed_cause")),
                row.getString("failed_detail")));
  }
}
