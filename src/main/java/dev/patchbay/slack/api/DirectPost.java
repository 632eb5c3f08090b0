package dev.patchbay.slack.api;

import dev.patchbay.core.ChannelId;

/** A message to one person: only by the conversation's own id can it be changed. */
public record DirectPost(ChannelId conversation, String ts) {}
