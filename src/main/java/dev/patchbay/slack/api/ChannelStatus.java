package dev.patchbay.slack.api;

/** How a channel is, as {@code conversations.info} shows it. */
public record ChannelStatus(boolean member, boolean secret, boolean archived) {}
