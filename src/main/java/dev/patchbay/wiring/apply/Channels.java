package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;

/** Port to Slack's channels, implemented in {@code slack}. */
@FunctionalInterface
public interface Channels {
  /** A channel that the bot can post to. {@code name} without the {@code #}. */
  record Channel(ChannelId id, String name, boolean isPrivate) {}

  /** Looks and changes nothing. Refuses what {@link #ready} refuses. */
  Outcome<Channel> look(TeamId team, ChannelId channel);

  /**
   * Looks, and joins a public channel if the bot is not in it. An archived channel, a private one
   * without the bot and a direct message are refused, each for its own reason. Only for who goes on
   * to connect: everybody in the channel sees it.
   */
  default Outcome<Channel> ready(TeamId team, ChannelId channel) {
    return look(team, channel);
  }
}
