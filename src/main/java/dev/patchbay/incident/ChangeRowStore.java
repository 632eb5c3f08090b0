package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.StoredChange.State;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** A row of the table of clicks, the address of its answer encrypted. Thread-safe. */
final class ChangeRowStore {
  private static final EncryptedColumn RESPONSE_URL =
      EncryptedColumn.of("incident_change", "response_url", "id");

  private final Encryptor encryptor;

  ChangeRowStore(Encryptor encryptor) {
    this.encryptor = encryptor;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return List.of(RESPONSE_URL);
  }

  String encryptResponseUrl(Secret url, long id) {
    return encryptor.encrypt(url, RESPONSE_URL.place(id));
  }

  StoredChange read(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var encrypted = Optional.ofNullable(row.getString("response_url"));
    var tried = Optional.ofNullable(row.getObject("tried_at", OffsetDateTime.class));
    var actor =
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id")));
    var request =
        new ChangeRequest(
            actor,
            new Place(
                new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
            row.getString("message_ts"),
            row.getString("thread_ts"),
            encrypted.map(url -> encryptor.decrypt(url, RESPONSE_URL.place(id))),
            List.of(row.getString("candidates").split(" ", -1)),
            IncidentChange.of(
                row.getString("change_to"),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("targets"))),
            row.getString("message"));
    return new StoredChange(
        id, request, State.valueOf(row.getString("state")), tried.map(OffsetDateTime::toInstant));
  }

  static void shows(Handle handle, long id, Instant now) {
    handle
        .createUpdate(
            "update incident_change set state = 'SHOWING', tried_at = :now where id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** Binds by whom, where and what was pressed. */
  static <S extends SqlStatement<S>> S same(S statement, ChangeRequest request) {
    return statement
        .bind("home", request.actor().home().value())
        .bind("team", request.place().team().value())
        .bind("user", request.actor().user().value())
        .bind("channel", request.channel().value())
        .bind("ts", request.messageTs())
        .bind("candidates", String.join(" ", request.candidates()))
        .bind("change", request.change().key());
  }
}
