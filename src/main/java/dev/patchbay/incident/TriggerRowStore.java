package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.StoredTrigger.State;
import dev.patchbay.incident.TriggerRequest.Known;
import dev.patchbay.incident.TriggerRequest.Target;
import dev.patchbay.incident.TriggerRequest.Wanted;
import dev.patchbay.incident.TriggerRequest.Words;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.wiring.ServiceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A row of the table of incidents to be triggered, the address of its answer encrypted. */
final class TriggerRowStore {
  private static final EncryptedColumn RESPONSE_URL =
      EncryptedColumn.of("trigger_request", "response_url", "id");

  private final Encryptor encryptor;
  private final AccountId account;

  TriggerRowStore(Encryptor encryptor, AccountId account) {
    this.encryptor = encryptor;
    this.account = account;
  }

  static List<EncryptedColumn> encryptedColumns() {
    return List.of(RESPONSE_URL);
  }

  /** Answers its id. */
  long insert(Handle handle, TriggerRequest request, Instant now) {
    var wanted = request.wanted();
    var service =
        wanted.target() instanceof Known known
            ? Optional.of(known.service())
            : Optional.<ServiceName>empty();
    long id =
        handle
            .createUpdate(
                """
                insert into trigger_request (request_key, home_id, user_id, team_id, channel_id,
                  thread_ts, account, service_id, service_name, typed, title, details, urgency,
                  priority, assignee, policy, state, created_at)
                values (:key, :home, :user, :team, :channel, :thread, :account, :service, :name,
                  :typed, :title, :details, :urgency, :priority, :assignee, :policy, 'QUEUED', :now)
                """)
            .bind("key", request.key())
            .bind("home", request.actor().home().value())
            .bind("user", request.actor().user().value())
            .bind("team", request.place().team().value())
            .bind("channel", request.place().channel().value())
            .bind("thread", request.threadTs())
            .bind("account", account.toString())
            .bindByType("service", service.map(one -> one.id().value()).orElse(null), String.class)
            .bind("name", service.map(ServiceName::name).orElse(""))
            .bind("typed", wanted.target() instanceof Words words ? words.typed() : "")
            .bind("title", wanted.text().title())
            .bind("details", wanted.text().details())
            .bindByType("urgency", wanted.urgency().orElse(null), String.class)
            .bindByType("priority", wanted.priority().orElse(null), String.class)
            .bindByType("assignee", wanted.assignee().orElse(null), String.class)
            .bindByType("policy", wanted.policy().orElse(null), String.class)
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
                    .createUpdate("update trigger_request set response_url = :url where id = :id")
                    .bind("url", encryptor.encrypt(url, RESPONSE_URL.place(id)))
                    .bind("id", id)
                    .execute());
    return id;
  }

  StoredTrigger read(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var tried = Optional.ofNullable(row.getObject("tried_at", OffsetDateTime.class));
    var url = Optional.ofNullable(row.getString("response_url"));
    var actor =
        new Actor(new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id")));
    var request =
        new TriggerRequest(
            row.getString("request_key"),
            actor,
            new Place(
                new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
            row.getString("thread_ts"),
            url.map(encrypted -> encryptor.decrypt(encrypted, RESPONSE_URL.place(id))),
            new Wanted(
                target(row),
                new TriggerText(row.getString("title"), row.getString("details")),
                Optional.ofNullable(row.getString("urgency")),
                Optional.ofNullable(row.getString("priority")),
                Optional.ofNullable(row.getString("assignee")),
                Optional.ofNullable(row.getString("policy"))));
    return new StoredTrigger(
        id, request, State.valueOf(row.getString("state")), tried.map(OffsetDateTime::toInstant));
  }

  private Target target(ResultSet row) throws SQLException {
    @Nullable String service = row.getString("service_id");
    return service == null
        ? new Words(row.getString("typed"))
        : new Known(
            new ServiceName(new ServiceId(account, service), row.getString("service_name")));
  }
}
