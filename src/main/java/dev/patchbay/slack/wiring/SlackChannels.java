package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.ConversationsApi;
import dev.patchbay.slack.api.SlackChannel;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.workspace.Installation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Channels as Slack shows them to the bot; joins those that will be connected, unless the workspace
 * lets it post to public channels only from outside. Thread-safe.
 */
public final class SlackChannels implements Channels {
  private final ConversationsApi conversations;
  private final Function<TeamId, Optional<Installation>> installations;

  /**
   * @param installations tells what a workspace granted
   */
  public SlackChannels(
      ConversationsApi conversations, Function<TeamId, Optional<Installation>> installations) {
    this.conversations = conversations;
    this.installations = installations;
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
  public Outcome<List<Directory.Channel>> all(TeamId team, Pause pause) {
    return conversations
        .list(team, pause)
        .map(all -> all.stream().map(SlackChannels::listed).toList());
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
    var joined = conversations.join(team, channel.id());
    return joined instanceof Outcome.Refused<?> refused
            && refused.refusal() instanceof Refusal.MissingScope
            && postsFromOutside(team)
        ? Outcome.done(channel)
        : joined.map(done -> channel);
  }

  private boolean postsFromOutside(TeamId team) {
    return installations.apply(team).filter(app -> app.grant().postsFromOutside()).isPresent();
  }
}
