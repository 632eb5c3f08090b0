package dev.patchbay.wiring.apply.token;

import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * How it is with the tokens of the connections' extensions: the columns of {@code connection} that
 * a change of the workspace's token moves. Thread-safe.
 */
final class TokenPushStore implements TokenPushes {
  private final Transactions transactions;

  TokenPushStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Whatever token they hold, it is revoked. */
  int notInstalled(TeamId team, Instant now) {
    return update(
        update -> update.bind("team", team.value()).bind("now", now),
        """
        update connection set state = 'not_installed', state_reason = '', state_since = :now,
          next_try = null, mark = mark + 1, silenced = true
        where team_id = :team and delivery = 'extension' and state not in ('not_installed', 'gone')
        """);
  }

  /** Those that hold one of the {@code good} tokens. */
  int working(TeamId team, Collection<String> good, Instant now) {
    return update(
        update -> update.bind("team", team.value()).bind("now", now).bindList("good", good),
        """
        update connection set state = 'working', state_reason = '', state_since = :now,
          next_try = null, attempts = 0
        where team_id = :team and delivery = 'extension' and token_fingerprint in (<good>)
          and state in ('stale', 'refused', 'not_installed')
        """);
  }

  /**
   * Those that hold none of the {@code good} tokens are due at once. The condition is on what they
   * hold, not on a list made before: another transaction may be storing an older token just now,
   * and its row must be marked when that one commits.
   */
  int stale(TeamId team, Collection<String> good, Set<ConnectionState> from, Instant now) {
    var states = from.stream().map(ConnectionState::key).collect(Collectors.toSet());
    return update(
        update ->
            update
                .bind("team", team.value())
                .bind("now", now)
                .bindList("good", good)
                .bindList("from", states),
        """
        update connection set state = 'stale', state_reason = '', state_since = :now,
          next_try = :now, attempts = 0, mark = mark + 1
        where team_id = :team and delivery = 'extension' and token_fingerprint not in (<good>)
          and state in (<from>)
        """);
  }

  @Override
  public int refusedDueNow(Instant now) {
    return update(
        update -> update.bind("now", now),
        "update connection set next_try = :now where state = 'refused' and next_try > :now");
  }

  @Override
  public Optional<ConnectionKey> nextDue(Instant now) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection
                    where next_try <= :now and state in ('stale', 'refused')
                    order by next_try, team_id, channel_id, account, service_id limit 1
                    """)
                .bind("now", now)
                .map((row, context) -> ConnectionColumns.key(row))
                .findOne());
  }

  @Override
  public Optional<Instant> nextTry() {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select next_try from connection
                    where next_try is not null and state in ('stale', 'refused')
                    order by next_try limit 1
                    """)
                .mapTo(Instant.class)
                .findOne());
  }

  @Override
  public Optional<DueTokenPush> find(ConnectionKey key) {
    return transactions.call(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                      and state in ('stale', 'refused')
                    """)
                .bindMap(ConnectionColumns.named(key))
                .map(
                    (row, context) ->
                        new DueTokenPush(
                            ConnectionColumns.connection(row),
                            row.getLong("mark"),
                            row.getInt("attempts"),
                            row.getBoolean("silenced")))
                .findOne());
  }

  @Override
  public void pushed(DueTokenPush marked, String fingerprint, Instant now) {
    transactions.run(
        handle -> {
          on(
                  handle,
                  marked,
                  """
                  update connection set token_fingerprint = :fingerprint,
                    next_try = case when state in ('working', 'unproven') then :now else next_try end,
                    state = case when state in ('working', 'unproven') then 'stale' else state end
                  where team_id = :team and channel_id = :channel
                    and account = :account and service_id = :service
                    and extension_id = :extension and mark <> :mark
                  """)
              .bind("mark", marked.mark())
              .bind("fingerprint", fingerprint)
              .bind("now", now)
              .execute();
          on(
                  handle,
                  marked,
                  """
                  update connection set token_fingerprint = :fingerprint, state = 'working',
                    state_reason = '', state_since = :now, next_try = null, attempts = 0,
                    silenced = false
                  where team_id = :team and channel_id = :channel
                    and account = :account and service_id = :service
                    and extension_id = :extension and mark = :mark
                  """)
              .bind("mark", marked.mark())
              .bind("fingerprint", fingerprint)
              .bind("now", now)
              .execute();
        });
  }

  @Override
  public void postpone(ConnectionKey key, Instant until) {
    transactions.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update connection set next_try = :until
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                      and state in ('stale', 'refused')
                    """)
                .bindMap(ConnectionColumns.named(key))
                .bind("until", until)
                .execute());
  }

  @Override
  public void failed(DueTokenPush marked, ConnectionState state, String reason, Instant nextTry) {
    transactions.run(
        handle ->
            on(
                    handle,
                    marked,
                    """
                    update connection set state = :state, state_reason = :reason,
                      attempts = attempts + 1, next_try = :next
                    where team_id = :team and channel_id = :channel
                      and account = :account and service_id = :service
                      and extension_id = :extension and mark = :mark
                    """)
                .bind("mark", marked.mark())
                .bind("state", state.key())
                .bind("reason", reason)
                .bind("next", nextTry)
                .execute());
  }

  @Override
  public boolean gone(DueTokenPush marked, Instant now) {
    return transactions.call(
        handle ->
            on(
                        handle,
                        marked,
                        """
                        update connection set state = 'gone', state_reason = '',
                          state_since = :now, next_try = null
                        where team_id = :team and channel_id = :channel
                          and account = :account and service_id = :service
                          and extension_id = :extension and state <> 'gone'
                        """)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  private static Update on(Handle handle, DueTokenPush marked, String sql) {
    var extension = marked.connection().extension().orElseThrow();
    return handle
        .createUpdate(sql)
        .bindMap(ConnectionColumns.named(marked.connection().key()))
        .bind("extension", extension.id());
  }

  private int update(java.util.function.UnaryOperator<Update> bound, String sql) {
    return transactions.call(handle -> bound.apply(handle.createUpdate(sql)).execute());
  }
}
