package dev.patchbay.wiring;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table of connections. Thread-safe. */
final class ConnectionStore {
  private final Transactions transactions;

  ConnectionStore(Transactions transactions) {
    this.transactions = transactions;
  }

  Optional<Connection> find(ConnectionKey key) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .map((row, context) -> ConnectionColumns.connection(row))
                .findOne());
  }

  List<Connection> inWorkspace(TeamId team) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from connection where team_id = :team")
                .bind("team", team.value())
                .map((row, context) -> ConnectionColumns.connection(row))
                .list());
  }

  List<Connection> ofService(ServiceId service) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    "select * from connection where account = :account and service_id = :service")
                .bind("account", service.account().toString())
                .bind("service", service.value())
                .map((row, context) -> ConnectionColumns.connection(row))
                .list());
  }

  List<Connection> inChannel(TeamId team, ChannelId channel) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    "select * from connection where team_id = :team and channel_id = :channel")
                .bind("team", team.value())
                .bind("channel", channel.value())
                .map((row, context) -> ConnectionColumns.connection(row))
                .list());
  }

  boolean any(DeliveryKind delivery) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    "select 1 from connection where delivery = :delivery fetch first row only")
                .bind("delivery", delivery.key())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  List<Connection> all(AccountId account) {
    return transactions.call(
        handle ->
            handle
                .createQuery("select * from connection where account = :account")
                .bind("account", account.toString())
                .map((row, context) -> ConnectionColumns.connection(row))
                .list());
  }

  /** Workspaces that have any. */
  List<TeamId> teams() {
    return transactions.call(
        handle ->
            handle
                .createQuery("select distinct team_id from connection order by team_id")
                .mapTo(String.class)
                .map(TeamId::new)
                .list());
  }

  /** Fingerprints of the tokens that the workspace's extensions hold. */
  List<String> fingerprints(TeamId team) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct token_fingerprint from connection
                    where team_id = :team and delivery = 'extension'
                    """)
                .bind("team", team.value())
                .mapTo(String.class)
                .list());
  }

  /** How many connections there are by {@code delivery/state}; one look for all. */
  Map<String, Long> countByDeliveryAndState() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select delivery, state, count(*) as number from connection
                    group by delivery, state
                    """)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("delivery") + "/" + row.getString("state"),
                            row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Adds or replaces. */
  void save(Connection connection) {
    transactions.run(
        handle -> {
          if (update(handle, connection) == 0) {
            insert(handle, connection);
          }
        });
  }

  void become(ConnectionKey key, ConnectionHealth health) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update connection
                    set state = :state, state_reason = :reason, state_since = :since
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .bind("state", health.state().key())
                .bind("reason", health.reason())
                .bindByType("since", health.since().orElse(null), Instant.class)
                .execute());
  }

  void delete(ConnectionKey key) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from connection
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                    """)
                .bindMap(ConnectionColumns.named(key))
                .execute());
  }

  private static int update(Handle handle, Connection connection) {
    return with(
            handle.createUpdate(
                """
                update connection set channel_name = :channelName, service_name = :serviceName,
                  notify = :notify, urgency = :urgency, restrict_to = :restrict,
                  priorities = :priorities, buttons = :buttons, thread = :thread,
                  proven_at = case when delivery = :delivery then proven_at else null end,
                  alive_at = case when delivery = :delivery then alive_at else null end,
                  delivery = :delivery, extension_id = :extension,
                  token_fingerprint = :fingerprint, connected_by = :by, changed_at = :at,
                  state = :state, state_reason = :reason, state_since = :since, attempts = 0,
                  next_try = null, silenced = false
                where team_id = :team and channel_id = :channel
                  and account = :account and service_id = :service
                """),
            connection)
        .execute();
  }

  private static void insert(Handle handle, Connection connection) {
    with(
            handle.createUpdate(
                """
                insert into connection (team_id, channel_id, account, service_id, channel_name,
                  service_name, notify, urgency, restrict_to, priorities, buttons, thread, delivery, extension_id,
                  token_fingerprint, connected_by, changed_at, state, state_reason, state_since)
                values (:team, :channel, :account, :service, :channelName, :serviceName, :notify, :urgency,
                  :restrict, :priorities, :buttons, :thread, :delivery, :extension, :fingerprint, :by,
                  :at, :state, :reason, :since)
                """),
            connection)
        .execute();
  }

  private static <S extends SqlStatement<S>> S with(S statement, Connection connection) {
    var extension = connection.extension();
    return statement
        .bindMap(ConnectionColumns.named(connection.key()))
        .bind("channelName", connection.channelName())
        .bind("serviceName", connection.serviceName())
        .bindMap(ConnectionColumns.named(connection.options()))
        .bind("delivery", connection.delivery().kind().key())
        .bindByType("extension", extension.map(Delivery.Extension::id).orElse(null), String.class)
        .bindByType(
            "fingerprint",
            extension.map(Delivery.Extension::tokenFingerprint).orElse(null),
            String.class)
        .bind("by", connection.connectedBy().value())
        .bind("at", connection.changedAt())
        .bind("state", connection.health().state().key())
        .bind("reason", connection.health().reason())
        .bindByType("since", connection.health().since().orElse(null), Instant.class);
  }
}
