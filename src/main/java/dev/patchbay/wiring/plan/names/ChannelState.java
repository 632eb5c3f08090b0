package dev.patchbay.wiring.plan.names;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.plan.Directory;
import java.util.Optional;

/**
 * A channel that is named, and why nothing can be posted to it.
 *
 * @param name without {@code #}; the id where the name is not known
 */
record ChannelState(ChannelId id, String name, Optional<Refusal> refusal) {
  static ChannelState of(Directory.Channel channel) {
    return new ChannelState(channel.id(), channel.name(), refusal(channel));
  }

  /** Slack says the same of a private channel without the bot and of one that does not exist. */
  static ChannelState unseen(String id) {
    ChannelId channel = new ChannelId(id);
    return new ChannelState(
        channel,
        id,
        Optional.of(
            id.startsWith("D")
                ? new Refusal.NotAChannel(channel)
                : new Refusal.ChannelNeedsInvite(channel)));
  }

  private static Optional<Refusal> refusal(Directory.Channel channel) {
    if (channel.archived()) {
      return Optional.of(new Refusal.ChannelArchived(channel.id()));
    }
    return channel.isPrivate() && !channel.member()
        ? Optional.of(new Refusal.ChannelNeedsInvite(channel.id()))
        : Optional.empty();
  }
}
