package dev.patchbay.wiring;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values of this package stand in its tables: the contract's keys, separated by spaces. */
public final class ConnectionColumns {
  private static final String ONLY = "only";

  private ConnectionColumns() {}

  public static Options options(ResultSet row) throws SQLException {
    var notify = row.getString("notify");
    var urgency = row.getString("urgency");
    var restrict = row.getString("restrict_to");
    return new Options(
        words(notify)
            .map(key -> only(NotifyType.values(), key, NotifyType::key))
            .collect(Collectors.toSet()),
        words(urgency)
            .map(key -> only(Urgency.values(), key, Urgency::key))
            .collect(Collectors.toSet()),
        only(Restrict.values(), restrict, Restrict::key),
        priorities(row.getString("priorities")),
        row.getBoolean("buttons"),
        only(ThreadMode.values(), row.getString("thread"), ThreadMode::key));
  }

  /** Binds what the columns of {@code options} are named after. */
  public static Map<String, Object> named(Options options) {
    return Map.of(
        "notify", keys(options.notifyTypes(), NotifyType::key),
        "urgency", keys(options.urgency(), Urgency::key),
        "restrict", options.restrict().key(),
        "priorities", priorities(options.priorities()),
        "buttons", options.buttons(),
        "thread", options.thread().key());
  }

  public static DeliveryKind deliveryKind(ResultSet row) throws SQLException {
    return only(DeliveryKind.values(), row.getString("delivery"), DeliveryKind::key);
  }

  public static ConnectionKey key(ResultSet row) throws SQLException {
    return new ConnectionKey(
        new Place(new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
        new ServiceId(AccountId.of(row.getString("account")), row.getString("service_id")));
  }

  static ConnectionHealth health(ResultSet row) throws SQLException {
    return new ConnectionHealth(
        only(ConnectionState.values(), row.getString("state"), ConnectionState::key),
        row.getString("state_reason"),
        instant(row, "state_since"));
  }

  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /**
   * What {@code :team}, {@code :channel}, {@code :account} and {@code :service} stand for in a
   * statement.
   */
  public static Map<String, String> named(ConnectionKey key) {
    return Map.of(
        "team", key.team().value(),
        "channel", key.channel().value(),
        "account", key.service().account().toString(),
        "service", key.service().value());
  }

  public static Connection connection(ResultSet row) throws SQLException {
    return new Connection(
        key(row),
        row.getString("channel_name"),
        row.getString("service_name"),
        options(row),
        delivery(row),
        new SlackUserId(row.getString("connected_by")),
        instant(row, "changed_at").orElseThrow(),
        health(row),
        new ConnectionSeen(instant(row, "proven_at"), instant(row, "alive_at")));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return switch (deliveryKind(row)) {
      case EXTENSION ->
          new Delivery.Extension(row.getString("extension_id"), row.getString("token_fingerprint"));
      case WEBHOOK -> new Delivery.Webhook();
    };
  }

  private static String priorities(PriorityFilter filter) {
    return filter instanceof PriorityFilter.Only some
        ? ONLY + "\n" + String.join("\n", some.names())
        : filter.toString();
  }

  private static PriorityFilter priorities(String column) {
    if (column.startsWith(ONLY + "\n")) {
      return new PriorityFilter.Only(column.lines().skip(1).toList());
    }
    return column.equals(new PriorityFilter.None().toString())
        ? new PriorityFilter.None()
        : new PriorityFilter.Any();
  }

  private static <E> String keys(Set<E> values, Function<E, String> key) {
    return values.stream().map(key).collect(Collectors.joining(" "));
  }

  private static Stream<String> words(String column) {
    return Arrays.stream(column.split(" ", -1)).filter(word -> !word.isEmpty());
  }

  private static <E> E only(E[] all, String key, Function<E, String> keyOf) {
    return Arrays.stream(all)
        .filter(one -> keyOf.apply(one).equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the database holds an unknown word: " + key));
  }
}
