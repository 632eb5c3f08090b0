package dev.patchbay.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Commands that wait for a login, one for each person and channel. Thread-safe. */
final class PendingCommandStore {
  private final Transactions transactions;

  PendingCommandStore(Transactions transactions) {
    this.transactions = transactions;
  }

  void put(Actor actor, PendingCommands.PendingCommand pending, Instant now) {
    transactions.run(
        handle -> {
          if (write(handle, UPDATE, actor, pending, now) == 0
              && write(handle, INSERT, actor, pending, now) == 0) {
            write(handle, UPDATE, actor, pending, now);
          }
        });
  }

  int forget(Instant before) {
    return transactions.call(
        handle ->
            handle
                .createUpdate("delete from pending_command where kept_at < :before")
                .bind("before", before)
                .execute());
  }

  List<PendingCommands.PendingCommand> find(Actor actor, Instant notBefore) {
    return transactions.call(
        handle ->
            named(
                    handle.createQuery(
                        """
                        select team_id, channel_id, channel_name, command from pending_command
                        where home_id = :home and user_id = :user and kept_at >= :after
                        order by kept_at, channel_id
                        """),
                    actor)
                .bind("after", notBefore)
                .map(
                    (row, context) ->
                        new PendingCommands.PendingCommand(
                            new Place(
                                new TeamId(row.getString("team_id")),
                                new ChannelId(row.getString("channel_id"))),
                            row.getString("channel_name"),
                            row.getString("command")))
                .list());
  }

  /** Where the channel's is still that command. */
  void delete(Actor actor, PendingCommands.PendingCommand pending) {
    transactions.run(
        handle ->
            named(
                    handle.createUpdate(
                        """
                        delete from pending_command
                        where home_id = :home and user_id = :user and team_id = :team
                          and channel_id = :channel and command = :command
                        """),
                    actor)
                .bind("team", pending.place().team().value())
                .bind("channel", pending.place().channel().value())
                .bind("command", pending.command())
                .execute());
  }

  private static int write(
      Handle handle, String sql, Actor actor, PendingCommands.PendingCommand pending, Instant now) {
    return named(handle.createUpdate(sql), actor)
        .bind("team", pending.place().team().value())
        .bind("channel", pending.place().channel().value())
        .bind("name", pending.channelName())
        .bind("command", pending.command())
        .bind("now", now)
        .execute();
  }

  private static <S extends SqlStatement<S>> S named(S statement, Actor actor) {
    return statement.bind("home", actor.home().value()).bind("user", actor.user().value());
  }

  private static final String UPDATE =
      """
      update pending_command set channel_name = :name, command = :command, kept_at = :now
      where home_id = :home and user_id = :user and team_id = :team and channel_id = :channel
      """;

  private static final String INSERT =
      """
      insert into pending_command
        (home_id, user_id, team_id, channel_id, channel_name, command, kept_at)
      values (:home, :user, :team, :channel, :name, :command, :now)
      on conflict do nothing
      """;
}
