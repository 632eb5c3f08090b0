package dev.patchbay.wiring;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The connections that exist. Sorted by channel, then service name. Thread-safe. */
public final class Connections {
  private static final Comparator<Connection> ORDER =
      Comparator.comparing(Connection::channelName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(connection -> connection.key().channel().value())
          .thenComparing(Connection::serviceName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(connection -> connection.key().service().value());

  private final ConnectionStore store;
  private final ConnectionSeenStore seen;
  private final Consumer<TeamId> changed;

  public Connections(Transactions transactions) {
    this(transactions, team -> {});
  }

  /**
   * @param changed gets the workspace of each connection that changes, in the transaction
   */
  public Connections(Transactions transactions, Consumer<TeamId> changed) {
    this.store = new ConnectionStore(transactions);
    this.seen = new ConnectionSeenStore(transactions);
    this.changed = changed;
  }

  public List<Connection> inChannel(TeamId team, ChannelId channel) {
    return sorted(store.inChannel(team, channel));
  }

  public List<Connection> inWorkspace(TeamId team) {
    return sorted(store.inWorkspace(team));
  }

  /** The channels that the service is connected to. */
  public List<Connection> ofService(ServiceId service) {
    return sorted(store.ofService(service));
  }

  /** Of one PagerDuty account. */
  public List<Connection> all(AccountId account) {
    return sorted(store.all(account));
  }

  public Optional<Connection> find(ConnectionKey key) {
    return store.find(key);
  }

  /** Adds or replaces, in the caller's transaction if there is one. */
  public void save(Connection connection) {
    store.save(connection);
    changed.accept(connection.key().team());
  }

  /** That Slack refuses its messages; {@code reason} as of {@link ConnectionHealth}. */
  public void suspend(ConnectionKey key, String reason, Instant now) {
    store.become(key, new ConnectionHealth(ConnectionState.SUSPENDED, reason, Optional.of(now)));
    changed.accept(key.team());
  }

  /** That its messages are tried again. */
  public void revive(ConnectionKey key) {
    store.become(key, ConnectionHealth.WORKING);
    changed.accept(key.team());
  }

  /** A test incident went the whole way. */
  public void proven(ConnectionKey key, Instant now) {
    seen.seen(key, true, now);
    changed.accept(key.team());
  }

  /** Someone pressed a button of a message that its extension posted. */
  public void alive(ConnectionKey key, Instant now) {
    seen.seen(key, false, now);
  }

  /**
   * An incident came and nothing shows that the channel got it; {@code reason} as of {@link
   * ConnectionHealth}. False where it was so before, or something else is wrong with it.
   */
  public boolean unproven(ConnectionKey key, String reason, Instant now) {
    boolean news = seen.unproven(key, reason, now);
    if (news) {
      changed.accept(key.team());
    }
    return news;
  }

  /** Forgets it, in the caller's transaction if there is one. */
  public void remove(ConnectionKey key) {
    store.delete(key);
    changed.accept(key.team());
  }

  /** Whether any is delivered in this way. */
  public boolean any(DeliveryKind delivery) {
    return store.any(delivery);
  }

  /** Workspaces that have any. */
  public List<TeamId> teams() {
    return store.teams();
  }

  /** Fingerprints of the bot tokens that the workspace's extensions were given. */
  public List<String> fingerprints(TeamId team) {
    return store.fingerprints(team);
  }

  /** How many connections there are by {@code delivery/state}; one query for all. */
  Map<String, Long> countByDeliveryAndState() {
    return store.countByDeliveryAndState();
  }

  /** Here and not in SQL: the databases do not agree on the order of letters. */
  private static List<Connection> sorted(List<Connection> connections) {
    return connections.stream().sorted(ORDER).toList();
  }
}
