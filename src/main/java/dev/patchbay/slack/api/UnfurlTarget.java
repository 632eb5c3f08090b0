package dev.patchbay.slack.api;

import dev.patchbay.core.ChannelId;

/** Where previews go: Slack takes either way of naming links. */
public sealed interface UnfurlTarget {
  /** The {@code source} of links that are still being typed. */
  String COMPOSER = "composer";

  /** A message that is there; the bot is in its channel. */
  record Posted(ChannelId channel, String ts) implements UnfurlTarget {}

  /**
   * What a {@code link_shared} event named.
   *
   * @param source {@code composer} or {@code conversations_history}
   */
  record Linked(String unfurlId, String source) implements UnfurlTarget {}
}
