package dev.patchbay.core;

/** The Slack member who did something, in the workspace where it was done. */
public record Actor(TeamId team, SlackUserId user) {}
