package dev.patchbay.sandbox.slack.method;

import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import java.util.Optional;

/** Which conversation an argument means, and what the token may see and do in it. */
public final class ChannelAccess {
  private final SlackWorld world;

  public ChannelAccess(SlackWorld world) {
    this.world = world;
  }

  /** A conversation that the token can see; a private one it is not in does not exist for it. */
  Channel visible(Token token, String argument) {
    Channel channel = find(token, argument).orElseThrow(() -> new Refused("channel_not_found"));
    if (!channel.isPublic() && !isIn(token, channel)) {
      throw new Refused("channel_not_found");
    }
    return channel;
  }

  /** A conversation that the token may post in. */
  Channel postable(Token token, String argument) {
    Channel channel = visible(token, direct(token, argument));
    if (channel.archived) {
      throw new Refused("is_archived");
    }
    boolean openToIt = token.isBot() && token.scopes().contains("chat:write.public");
    if (!isIn(token, channel) && !openToIt) {
      throw new Refused("not_in_channel");
    }
    return channel;
  }

  boolean isIn(Token token, Channel channel) {
    return channel.members.contains(token.userId());
  }

  /** Posting to a person's id goes to the direct conversation with that person. */
  private String direct(Token token, String argument) {
    Member person = world.members.get(argument);
    if (person == null || person.bot() || !world.reaches(token, person.teamId())) {
      return argument;
    }
    return world.directOf(token.userId(), person).id;
  }

  private Optional<Channel> find(Token token, String argument) {
    Channel byId = world.channels.get(argument);
    if (byId != null) {
      return world.reaches(token, byId.teamId) ? Optional.of(byId) : Optional.empty();
    }
    String name = argument.startsWith("#") ? argument.substring(1) : argument;
    if (token.isOrgWide()) {
      throw new Refused("team_not_found");
    }
    return world.channels.values().stream()
        .filter(c -> !c.isDirect() && c.name.equals(name) && world.reaches(token, c.teamId))
        .findFirst();
  }
}
