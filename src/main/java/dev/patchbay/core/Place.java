package dev.patchbay.core;

/**
 * Where something happens: the workspace whose bot token serves there, and the conversation. It
 * says nothing of a person's home.
 */
public record Place(TeamId team, ChannelId channel) {
  @Override
  public String toString() {
    return team + "/" + channel;
  }
}
