package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.ConversationsApi;
import dev.patchbay.slack.api.SlackChannel;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.plan.Directory;
import java.util.List;

/** Channels as Slack shows them to the bot; joins those that will be connected. Thread-safe. */
public final class SlackChannels implements Channels {
  private final ConversationsApi conversations;

  public SlackChannels(ConversationsApi conversations) {
    this.conversations = conversations;
  }

  @Override
  public Outcome<Channel> look(TeamId team, ChannelId channel) {
    return find(team, channel).then(SlackChannels::judged);
  }

  @Override
  public Outcome<Channel> ready(TeamId team, ChannelId channel) {
    return find(team, channel)
        .then(
            found ->
                judged(found)
                    .then(open -> found.member() ? Outcome.done(open) : joined(team, open)));
  }

  @Override
  public Outcome<List<Directory.Channel>> all(TeamId team) {
    return conversations.list(team).map(all -> all.stream().map(SlackChannels::listed).toList());
  }

  private static Directory.Channel listed(SlackChannel one) {
    return new Directory.Channel(one.id(), one.name(), one.archived(), one.secret(), one.member());
  }

  private Outcome<SlackChannel> find(TeamId team, ChannelId channel) {
    return channel.value().startsWith("D")
        ? Outcome.refused(new Refusal.NotAChannel(channel))
        : conversations.info(team, channel);
  }

  private static Outcome<Channel> judged(SlackChannel found) {
    if (found.direct()) {
      return Outcome.refused(new Refusal.NotAChannel(found.id()));
    }
    if (found.archived()) {
      return Outcome.refused(new Refusal.ChannelArchived(found.id()));
    }
    if (found.secret() && !found.member()) {
      return Outcome.refused(new Refusal.ChannelNeedsInvite(found.id()));
    }
    return Outcome.done(new Channel(found.id(), found.name(), found.secret()));
  }

  private Outcome<Channel> joined(TeamId team, Channel channel) {
    return conversations.join(team, channel.id()).map(joined -> channel);
  }
}
