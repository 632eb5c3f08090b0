package dev.patchbay.slack.wiring;

import com.slack.api.model.Conversation;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.wiring.apply.Channels;
import java.util.Optional;

/** Channels by {@code conversations.info} and {@code conversations.join}. Thread-safe. */
public final class SlackChannels implements Channels {
  private final WebApi api;

  public SlackChannels(WebApi api) {
    this.api = api;
  }

  @Override
  public Outcome<Channel> look(TeamId team, ChannelId channel) {
    return find(team, channel).then(found -> judged(channel, found));
  }

  @Override
  public Outcome<Channel> ready(TeamId team, ChannelId channel) {
    return find(team, channel)
        .then(
            found ->
                judged(channel, found)
                    .then(open -> found.isMember() ? Outcome.done(open) : joined(team, open)));
  }

  private Outcome<Conversation> find(TeamId team, ChannelId channel) {
    if (channel.value().startsWith("D")) {
      return Outcome.refused(new Refusal.NotAChannel(channel));
    }
    return api.call(
            team,
            Optional.of(channel),
            "conversations.info",
            client -> client.conversationsInfo(call -> call.channel(channel.value())))
        .map(answer -> answer.getChannel());
  }

  private static Outcome<Channel> judged(ChannelId id, Conversation found) {
    if (found.isIm() || found.isMpim()) {
      return Outcome.refused(new Refusal.NotAChannel(id));
    }
    if (found.isArchived()) {
      return Outcome.refused(new Refusal.ChannelArchived(id));
    }
    if (found.isPrivate() && !found.isMember()) {
      return Outcome.refused(new Refusal.ChannelNeedsInvite(id));
    }
    var name = found.getName() == null ? id.value() : found.getName();
    return Outcome.done(new Channel(id, name, found.isPrivate()));
  }

  private Outcome<Channel> joined(TeamId team, Channel channel) {
    return api.call(
            team,
            Optional.of(channel.id()),
            "conversations.join",
            client -> client.conversationsJoin(call -> call.channel(channel.id().value())))
        .map(joined -> channel);
  }
}
