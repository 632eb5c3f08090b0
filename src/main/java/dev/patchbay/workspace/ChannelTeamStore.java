package dev.patchbay.workspace;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code channel_team}: the workspace of an org's channel, as first told. */
final class ChannelTeamStore {

  Optional<TeamId> teamOf(Handle handle, String enterprise, ChannelId channel) {
    return handle
        .createQuery(
            """
            select team_id from channel_team
            where enterprise_id = :enterprise and channel_id = :channel
            """)
        .bind("enterprise", enterprise)
        .bind("channel", channel.value())
        .mapTo(String.class)
        .map(TeamId::new)
        .findOne();
  }

  void add(Handle handle, String enterprise, ChannelId channel, TeamId team) {
    handle
        .createUpdate(
            """
            insert into channel_team (enterprise_id, channel_id, team_id)
            values (:enterprise, :channel, :team) on conflict do nothing
            """)
        .bind("enterprise", enterprise)
        .bind("channel", channel.value())
        .bind("team", team.value())
        .execute();
  }
}
