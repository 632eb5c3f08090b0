package dev.patchbay.core;

/** A Slack user who does something. Says nothing of where: see {@link Place}. */
public record Actor(HomeId home, SlackUserId user) {
  @Override
  public String toString() {
    return home + "/" + user;
  }
}
