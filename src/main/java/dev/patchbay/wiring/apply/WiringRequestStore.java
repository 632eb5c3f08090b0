package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of requests. Thread-safe. */
final class WiringRequestStore {
  private final Transactions transactions;

  WiringRequestStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Answers the new request's id; later requests have greater ones.
   *
   * @param shown ids of the extensions that may be removed
   */
  long add(WiringRequest.Kind kind, ConnectService.Request asked, List<String> shown, Instant now) {
    return transactions.call(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into wiring_request (kind, team_id, channel_id, account, service_id, service_name,
                      actor_home, actor_user, delivery, notify, urgency, restrict_to, priorities, buttons,
                      thread, shown_extensions, attempts, created_at)
                    values (:kind, :team, :channel, :account, :service, :serviceName, :actorHome, :actorUser,
                      :delivery, :notify, :urgency, :restrict, :priorities, :buttons, :thread, :shown, 0, :now)
                    """)
                .bind("kind", kind.name())
                .bindMap(ConnectionColumns.named(asked.key()))
                .bind("serviceName", asked.serviceName())
                .bind("actorHome", asked.actor().home().value())
                .bind("actorUser", asked.actor().user().value())
                .bind("delivery", asked.delivery().key())
                .bindMap(ConnectionColumns.named(asked.options()))
                .bind("shown", String.join(" ", shown))
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  Optional<WiringRequest> find(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from wiring_request where id = :id")
                .bind("id", id)
                .map((row, context) -> request(row))
                .findOne());
  }

  /** The request for the same connection that was asked first. */
  Optional<WiringRequest> oldest(ConnectionKey key) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from wiring_request
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    order by id limit 1
                    """)
                .bindMap(ConnectionColumns.named(key))
                .map((row, context) -> request(row))
                .findOne());
  }

  /** Those of a channel that connect or disconnect it, in the order of asking. */
  List<WiringRequest> inChannel(TeamId team, ChannelId channel) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from wiring_request
                    where team_id = :team and channel_id = :channel
                      and kind in ('CONNECT', 'DISCONNECT')
                    order by id
                    """)
                .bind("team", team.value())
                .bind("channel", channel.value())
                .map((row, context) -> request(row))
                .list());
  }

  /** Notes, before anything is done, that it is being tried. */
  void tried(long id, Instant now) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update wiring_request
                    set attempts = attempts + 1, tried_at = coalesce(tried_at, :now)
                    where id = :id
                    """)
                .bind("now", now)
                .bind("id", id)
                .execute());
  }

  /** Notes which extension is being deleted. */
  void deleting(long id, String extension) {
    transactions.run(
        handle ->
            handle
                .createUpdate("update wiring_request set deleting = :extension where id = :id")
                .bind("extension", extension)
                .bind("id", id)
                .execute());
  }

  /** Notes that it is deleted, and that none is being deleted. */
  void deleted(long id, String extension) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update wiring_request
                    set deleting = null,
                      removed_extensions = coalesce(removed_extensions || ' ', '') || :extension
                    where id = :id
                    """)
                .bind("extension", extension)
                .bind("id", id)
                .execute());
  }

  /** True for exactly one caller. */
  boolean delete(long id) {
    return transactions.call(
        handle ->
            handle
                    .createUpdate("delete from wiring_request where id = :id")
                    .bind("id", id)
                    .execute()
                == 1);
  }

  private static WiringRequest request(ResultSet row) throws SQLException {
    return new WiringRequest(
        row.getLong("id"),
        WiringRequest.Kind.valueOf(row.getString("kind")),
        new Actor(
            new HomeId(row.getString("actor_home")), new SlackUserId(row.getString("actor_user"))),
        ConnectionColumns.key(row),
        row.getString("service_name"),
        ConnectionColumns.deliveryKind(row),
        ConnectionColumns.options(row),
        row.getInt("attempts"),
        ConnectionColumns.instant(row, "tried_at"),
        ids(row.getString("shown_extensions")),
        ids(row.getString("removed_extensions")),
        Optional.ofNullable(row.getString("deleting")));
  }

  private static List<String> ids(@Nullable String stored) {
    return stored == null || stored.isBlank() ? List.of() : List.of(stored.split(" "));
  }
}
