package dev.patchbay.sandbox.slack;

import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.UserGroup;
import java.util.List;
import java.util.Objects;

/** User groups and the topics of channels, set up and looked at without the API. Thread-safe. */
public final class SlackGroups {
  private final SlackWorld world;

  SlackGroups(SlackWorld world) {
    this.world = world;
  }

  /** Adds a user group, or gives one with this id other people. */
  public void put(UserGroup group) {
    synchronized (world) {
      world.userGroups.put(group.id(), group);
    }
  }

  /** The people of a user group, by id. */
  public List<String> users(String groupId) {
    synchronized (world) {
      return Objects.requireNonNull(world.userGroups.get(groupId)).users();
    }
  }

  /** As if someone had typed it; {@code &}, {@code <} and {@code >} escaped. */
  public void topic(String channelId, String topic) {
    synchronized (world) {
      world.channel(channelId).topic = topic;
    }
  }

  /** As Slack's API shows it. */
  public String topic(String channelId) {
    synchronized (world) {
      return world.channel(channelId).topic;
    }
  }
}
