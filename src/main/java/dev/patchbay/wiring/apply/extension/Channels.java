package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.plan.Directory;
import java.util.List;

/** Port to Slack's channels, implemented in {@code slack}. */
@FunctionalInterface
public interface Channels {
  /** A channel that the bot can post to. {@code name} without the {@code #}. */
  record Channel(ChannelId id, String name, boolean isPrivate) {}

  /** Looks and changes nothing. Refuses what {@link #ready} refuses. */
  Outcome<Channel> look(TeamId team, ChannelId channel);

  /**
   * Looks, and joins a public channel if the bot is not in it. An archived channel, a private one
   * without the bot and a direct message are refused, each for its own reason. Only for those who
   * continue to connect: everybody in the channel sees it.
   */
  default Outcome<Channel> ready(TeamId team, ChannelId channel) {
    return look(team, channel);
  }

  /** All that Slack shows to the bot, archived ones too: all or none. */
  default Outcome<List<Directory.Channel>> all(TeamId team, Pause pause) {
    return Outcome.refused(
        new Refusal.Unavailable(Refusal.Vendor.SLACK, "the channels cannot be listed"));
  }
}
