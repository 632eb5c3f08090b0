package dev.patchbay.slack.api;

import com.slack.api.model.Conversation;
import dev.patchbay.core.ChannelId;

/**
 * How a channel is, as {@code conversations.*} show it.
 *
 * @param name without {@code #}; the id where Slack tells none
 * @param member whether the bot is in it
 * @param secret private
 * @param direct a conversation of people, not a channel
 */
public record SlackChannel(
    ChannelId id, String name, boolean member, boolean secret, boolean archived, boolean direct) {
  static SlackChannel of(ChannelId id, Conversation found) {
    var name = found.getName();
    return new SlackChannel(
        id,
        name == null || name.isBlank() ? id.value() : name,
        found.isMember(),
        found.isPrivate(),
        found.isArchived(),
        found.isIm() || found.isMpim());
  }
}
