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
  public Outcome<Channel> ready(TeamId team, ChannelId channel) {
    if (channel.value().startsWith("D")) {
      return Outcome.refused(new Refusal.NotAChannel(channel));
    }
    return api.call(
            team,
            Optional.of(channel),
            "conversations.info",
            client -> client.conversationsInfo(call -> call.channel(channel.value())))
        .then(answer -> judged(team, channel, answer.getChannel()));
  }

  private Outcome<Channel> judged(TeamId team, ChannelId id, Conversation found) {
    if (found.isIm() || found.isMpim()) {
      return Outcome.refused(new Refusal.NotAChannel(id));
    }
    if (found.isArchived()) {
      return Outcome.refused(new Refusal.ChannelArchived(id));
    }
    String name = found.getName() == null ? id.value() : found.getName();
    var channel = new Channel(id, name, found.isPrivate());
    if (found.isMember()) {
      return Outcome.done(channel);
    }
    if (found.isPrivate()) {
      return Outcome.refused(new Refusal.ChannelNeedsInvite(id));
    }
    return api.call(
            team,
            Optional.of(id),
            "conversations.join",
            client -> client.conversationsJoin(call -> call.channel(id.value())))
        .map(joined -> channel);
  }
}
